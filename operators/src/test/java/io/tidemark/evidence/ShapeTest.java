// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PITs of N(bias, spread) outcomes in N(0, 1) forecasts. */
class ShapeTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static DoubleSupplier pits(double bias, double spread, SplittableRandom random) {
    return () ->
        NORMAL.cumulativeProbability(
            bias + spread * NORMAL.inverseCumulativeProbability(random.nextDouble()));
  }

  private static long[] sums(double rank) {
    long[] sums = Input.RANKS.zero();
    RankSums.add(sums, rank);
    return sums;
  }

  @ParameterizedTest
  @CsvSource({
    "shape-sr, 0, 1.3, too narrow", "shape-sr, 0, .77, too wide",
    "shape-sr, .25, 1, biased low", "shape-sr, -.25, 1, biased high",
    "histogram-sr, 0, 1.3, too narrow", "histogram-sr, 0, .77, too wide",
    "histogram-sr, .25, 1, biased low", "histogram-sr, -.25, 1, biased high"
  })
  void alarm_namesTheShape(String name, double bias, double spread, String kind) {
    Detector detector = Ticks.detector(name, 10_000, EvidenceUnit.EVENT);
    DoubleSupplier pits = pits(bias, spread, new SplittableRandom(12));
    int t = 0;
    while (!detector.update(new Observation(t, t + 1, sums(pits.getAsDouble()))).alarm()) {
      t++;
    }
    assertThat(detector.change().kind()).isEqualTo(kind);
    assertThat(t).isLessThan(3000);
  }

  /**
   * Median events until the capital of a bet that never forgets reaches 20, of an independent
   * simulation; capped at 20,000 events. The tolerance is four standard errors of a difference of
   * medians, the sample's spread taken from its quartiles.
   */
  @ParameterizedTest
  @CsvSource({"0, 1.3, 249", "0, 0.76923077, 279", ".25, 1, 440"})
  void histogram_medianTimeToTwentyIsGolden(double bias, double spread, double golden) {
    SplittableRandom random = new SplittableRandom(3);
    int runs = 400;
    double[] times = new double[runs];
    for (int run = 0; run < runs; run++) {
      HistogramBet bet = new HistogramBet(Double.POSITIVE_INFINITY, 0);
      times[run] = timeTo20(bet, pits(bias, spread, random));
    }
    Arrays.sort(times);
    double sd = (times[3 * runs / 4] - times[runs / 4]) / 1.349;
    double error = 1.2533 * sd / Math.sqrt(runs);
    assertThat(times[runs / 2]).isCloseTo(golden, within(4 * Math.sqrt(2) * error));
  }

  private static int timeTo20(HistogramBet bet, DoubleSupplier pits) {
    double[] logs = {0};
    for (int t = 1; t < 20_000; t++) {
      bet.play(logs, 0, EvidenceUnit.EVENT, sums(pits.getAsDouble()));
      if (logs[0] >= Math.log(20)) {
        return t;
      }
    }
    return 20_000;
  }

  @Test
  void payoffs_haveMeanZeroAndFactorsMeanOneOverTheBins() {
    double slope = 0;
    double curve = 0;
    for (int b = 0; b < RankSums.BINS; b++) {
      slope += ShapeBet.slope(b);
      curve += ShapeBet.curve(b);
    }
    assertThat(slope).isCloseTo(0, within(1e-12));
    assertThat(curve).isCloseTo(0, within(1e-12));
    // 6u^2 - 6u + 1 at the ends and in the middle, less what the mean over a bin takes away.
    assertThat(ShapeBet.curve(0)).isCloseTo(0.72, within(1e-12));
    assertThat(ShapeBet.curve(4)).isCloseTo(-0.48, within(1e-12));
  }
}
