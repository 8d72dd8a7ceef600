// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.TrafficLight.Zone;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackTestsTest {

  private static final double FIVE_DIGITS = 5e-6;
  private static final Transitions GOLDEN = new Transitions(932, 53, 53, 4);

  /** 1043 outcomes of a value-at-risk series, 57 misses at 5%: MATLAB's documented example. */
  @Test
  void allTests_agreeWithGolden() {
    agree(KupiecTest.of(57, 1043, 0.05), 0.46147, 0.49694);
    agree(ChristoffersenTest.independence(GOLDEN), 0.25866, 0.61104);
    agree(ChristoffersenTest.conditionalCoverage(57, 1043, 0.05, GOLDEN), 0.72013, 0.69763);
    TrafficLight light = TrafficLight.of(57, 1043, 0.05);
    assertThat(light.probability()).isCloseTo(0.77913, within(FIVE_DIGITS));
    assertThat(light.zone()).isEqualTo(Zone.GREEN);
  }

  private static void agree(TestResult result, double statistic, double pValue) {
    assertThat(result.statistic()).isCloseTo(statistic, within(FIVE_DIGITS));
    assertThat(result.pValue()).isCloseTo(pValue, within(FIVE_DIGITS));
  }

  @ParameterizedTest
  @CsvSource({"250, 5, .01, 1.9568", "250, 7, .01, 5.497", "1000, 120, .1, 4.2049"})
  void kupiec_agreesWithGolden(long trials, long misses, double rate, double statistic) {
    assertThat(KupiecTest.of(misses, trials, rate).statistic()).isCloseTo(statistic, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({"250, .01, 1, 6", "250, .05, 7, 19", "250, .1, 17, 34", "1000, .1, 82, 119"})
  void kupiec_acceptsExactlyTheGoldenCounts(int trials, double rate, int from, int to) {
    for (int misses = 0; misses <= trials; misses++) {
      boolean accepted = KupiecTest.of(misses, trials, rate).pValue() >= 0.05;
      assertThat(accepted).as("%d misses", misses).isEqualTo(misses >= from && misses <= to);
    }
  }

  @Test
  void kupiec_approximationIsOffForFewMissesAndTheExactTestIsNot() {
    assertThat(size(0.01, false)).isCloseTo(0.095, within(5e-4));
    assertThat(size(0.01, true)).isLessThanOrEqualTo(0.05);
    BinomialDistribution worse = BinomialDistribution.of(1000, 0.13);
    double power = 1 - worse.probability(81, 119);
    assertThat(power).isCloseTo(0.84, within(5e-3));
  }

  private static double size(double rate, boolean exact) {
    double size = 0;
    BinomialDistribution law = BinomialDistribution.of(250, rate);
    for (int k = 0; k <= 250; k++) {
      TestResult result = exact ? KupiecTest.exact(k, 250, rate) : KupiecTest.of(k, 250, rate);
      size += result.pValue() < 0.05 ? law.probability(k) : 0;
    }
    return size;
  }

  @ParameterizedTest
  @CsvSource({"250, .01, 5, 10", "250, .05, 18, 27", "250, .1, 33, 44", "1000, .1, 116, 137"})
  void trafficLight_changesAtTheGoldenCounts(int trials, double rate, int yellow, int red) {
    assertThat(TrafficLight.of(0, trials, rate).zone()).isEqualTo(Zone.GREEN);
    assertThat(TrafficLight.of(yellow - 1, trials, rate).zone()).isEqualTo(Zone.GREEN);
    assertThat(TrafficLight.of(yellow, trials, rate).zone()).isEqualTo(Zone.YELLOW);
    assertThat(TrafficLight.of(red - 1, trials, rate).zone()).isEqualTo(Zone.YELLOW);
    assertThat(TrafficLight.of(red, trials, rate).zone()).isEqualTo(Zone.RED);
  }

  /**
   * Clustered misses, P(miss | miss) = .4, rate .1, 250 outcomes: power .94, null size .073, each
   * of an independent simulation. Tolerance: four standard errors of the difference.
   */
  @ParameterizedTest
  @CsvSource({".4, .94", ".1, .073"})
  void independence_rejectsAsOftenAsGolden(double afterMiss, double golden) {
    SplittableRandom random = new SplittableRandom(17);
    int runs = 2000;
    int rejections = 0;
    for (int run = 0; run < runs; run++) {
      Transitions n = Transitions.of(chain(afterMiss, random));
      rejections += ChristoffersenTest.independence(n).pValue() < 0.05 ? 1 : 0;
    }
    double error = Math.sqrt(golden * (1 - golden) / runs);
    // The golden numbers are of 1000 runs.
    assertThat((double) rejections / runs).isCloseTo(golden, within(4 * Math.sqrt(3) * error));
  }

  private static boolean[] chain(double afterMiss, SplittableRandom random) {
    double afterHit = 0.1 * (1 - afterMiss) / 0.9;
    boolean[] missed = new boolean[250];
    boolean last = random.nextDouble() < 0.1;
    for (int t = 0; t < missed.length; t++) {
      last = random.nextDouble() < (last ? afterMiss : afterHit);
      missed[t] = last;
    }
    return missed;
  }

  @Test
  void noMisses_areNoError() {
    assertThat(KupiecTest.of(0, 0, 0.1)).isEqualTo(new TestResult(0, 1));
    assertThat(KupiecTest.exact(0, 0, 0.1).pValue()).isEqualTo(1);
    assertThat(ChristoffersenTest.independence(new Transitions(99, 0, 0, 0)))
        .isEqualTo(new TestResult(0, 1));
    assertThat(KupiecTest.of(5, 5, 0.1).statistic()).isCloseTo(-10 * Math.log(0.1), within(1e-12));
  }

  @Test
  void transitions_countNeighbours() {
    boolean[] missed = {false, true, true, false, false, true};
    assertThat(Transitions.of(missed)).isEqualTo(new Transitions(1, 2, 1, 1));
    assertThat(Transitions.of(new boolean[0])).isEqualTo(new Transitions(0, 0, 0, 0));
  }

  @Test
  void impossibleInput_isRefusedByName() {
    assertThatThrownBy(() -> KupiecTest.of(1, 2, 1)).hasMessage("rate must be in (0, 1): was 1.0");
    assertThatThrownBy(() -> new Transitions(0, -1, 0, 0))
        .hasMessage("transitions must be at least 0: were 0, -1, 0, 0");
    assertThatThrownBy(() -> TrafficLight.of(3, 2, 0.1))
        .hasMessage("hits must be in [0, trials = 2]: was 3");
  }
}
