// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.evidence.Ticks.Mean;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mean delays after a change that follows 500 healthy events, against an independent simulation
 * (numpy). It was of an accuracy like ours, so the tolerance is four standard errors of the
 * difference and the rounding of the golden numbers.
 */
class DelayTest {

  private static final int HEALTHY = 500;

  @ParameterizedTest
  @CsvSource({
    "1e3, .12, 366", "1e3, .15, 135", "1e3, .20, 62", "1e3, .30, 27",
    "1e4, .12, 1275", "1e4, .15, 328", "1e4, .20, 114", "1e4, .30, 42",
    "1e6, .15, 723", "1e6, .20, 235", "1e6, .30, 76"
  })
  void misses_shiryaevRoberts(double limit, double rate, double golden) {
    Mean mean = delays("miss-sr", Map.of(), limit, u -> u, rate, 400);
    assertThat(mean.value()).isCloseTo(golden, within(0.5 + 4 * Math.sqrt(2) * mean.error()));
  }

  @ParameterizedTest
  @CsvSource({"1e3, .20, 131", "1e3, .30, 45", "1e4, .20, 194", "1e4, .30, 60"})
  void misses_cusum(double limit, double rate, double golden) {
    Mean mean = delays("miss-cusum", Map.of(), limit, u -> u, rate, 400);
    assertThat(mean.value()).isCloseTo(golden, within(0.5 + 4 * Math.sqrt(2) * mean.error()));
  }

  /** Ranks of the law Beta(b, 1). */
  @ParameterizedTest
  @CsvSource({".8, 143", ".6, 46", ".4, 24"})
  void ranks_shiryaevRoberts(double b, double golden) {
    Mean mean = jumper("jumper-sr", b);
    assertThat(mean.value()).isCloseTo(golden, within(0.5 + 4 * Math.sqrt(2) * mean.error()));
  }

  /**
   * Golden: numpy, 10,000 runs, with their standard errors. A CUSUM of the ratio of a jumper's
   * total to its minimum, as published, takes 619, 119 and 57.
   */
  @ParameterizedTest
  @CsvSource({".8, 449.3, 2.7", ".6, 104.1, .4", ".4, 49.8, .2"})
  void ranks_cusum(double b, double golden, double error) {
    Mean mean = jumper("jumper-cusum", b);
    assertThat(mean.value()).isCloseTo(golden, within(4 * Math.hypot(error, mean.error())));
  }

  private static Mean jumper(String name, double b) {
    return delays(name, Map.of("tolerance", 0.0), 1000, u -> Math.pow(u, 1 / b), 0, 400);
  }

  private static Mean delays(
      String name,
      Map<String, Double> parameters,
      double limit,
      DoubleUnaryOperator rank,
      double rate,
      int runs) {
    SplittableRandom random = new SplittableRandom(7);
    return Mean.of(
        runs,
        () -> {
          int delay = 0;
          while (delay <= 0) { // a run that alarms before the change doesn't count
            delay = runLength(name, parameters, limit, rank, rate, random) - HEALTHY;
          }
          return delay;
        });
  }

  private static int runLength(
      String name,
      Map<String, Double> parameters,
      double limit,
      DoubleUnaryOperator rank,
      double rate,
      SplittableRandom random) {
    Detector detector = Ticks.detector(name, parameters, limit, EvidenceUnit.EVENT);
    for (int t = 1; t < 100_000; t++) {
      Observation seen =
          t <= HEALTHY
              ? Ticks.healthy(detector.input(), t, 1, random)
              : Ticks.draw(detector.input(), t, 1, rank, rate, random);
      if (detector.update(seen).alarm()) {
        return t;
      }
    }
    throw new IllegalStateException("no alarm");
  }
}
