// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: scipy, rounded as printed. */
class DisplayIntervalsTest {

  private static final double FOUR_DIGITS = 5e-5;

  private interface Rule {
    RateInterval of(long hits, long trials);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20, 0, .1611",
    "5, 20, .1119, .4687",
    "10, 100, .0552, .1744",
    "20, 100, .1334, .2888"
  })
  void wilson_agreesWithGolden(long hits, long trials, double low, double high) {
    agree(WilsonInterval.of(hits, trials, 0.05), low, high);
  }

  @ParameterizedTest
  @CsvSource({"0, 20, 0, .1166", "5, 20, .1024, .4642", "10, 100, .0526, .1701"})
  void jeffreys_agreesWithGolden(long hits, long trials, double low, double high) {
    agree(PosteriorInterval.jeffreys(hits, trials, 0.05), low, high);
  }

  @ParameterizedTest
  @CsvSource({"30, 3, .0211, .2653", "30, 0, 0, .1157", "100, 10, .0490, .1762"})
  void clopperPearson_ofFewTrialsAgreesWithGolden(long trials, long hits, double low, double high) {
    agree(ClopperPearson.of(hits, trials, 0.05), low, high);
  }

  private static void agree(RateInterval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(FOUR_DIGITS));
    assertThat(interval.high()).isCloseTo(high, within(FOUR_DIGITS));
  }

  /**
   * Coverage of nominal 95% averaged over all rates, in closed form, golden by scipy to three
   * digits. With the uniform prior it is .95 exactly, by definition.
   */
  @ParameterizedTest
  @CsvSource({
    "3, .956, .995",
    "10, .954, .984",
    "30, .952, .973",
    "100, .951, .965",
    "300, .951, .959"
  })
  void meanCoverage_agreesWithGolden(long trials, double wilson, double exact) {
    assertThat(meanCoverage((k, n) -> WilsonInterval.of(k, n, 0.05), trials))
        .isCloseTo(wilson, within(5e-4));
    assertThat(meanCoverage((k, n) -> ClopperPearson.of(k, n, 0.05), trials))
        .isCloseTo(exact, within(5e-4));
    assertThat(meanCoverage((k, n) -> PosteriorInterval.uniform(k, n, 0.05), trials))
        .isCloseTo(0.95, within(1e-9));
  }

  /** The integral over p of P(K = k) 1{p in interval of k}, summed over k. */
  private static double meanCoverage(Rule rule, long n) {
    double sum = 0;
    for (long k = 0; k <= n; k++) {
      RateInterval interval = rule.of(k, n);
      BetaDistribution law = BetaDistribution.of(k + 1.0, n - k + 1.0);
      sum += law.probability(interval.low(), interval.high()) / (n + 1);
    }
    return sum;
  }

  @Test
  void ends_areClosedWithoutHitsOrWithoutOthers() {
    assertThat(WilsonInterval.of(0, 0, 0.05)).isEqualTo(new RateInterval(0, 1));
    assertThat(WilsonInterval.of(7, 7, 0.05).high()).isEqualTo(1);
    assertThat(PosteriorInterval.jeffreys(0, 9, 0.05).low()).isZero();
    assertThat(PosteriorInterval.jeffreys(9, 9, 0.05).high()).isEqualTo(1);
    assertThat(PosteriorInterval.jeffreys(0, 0, 0.05)).isEqualTo(new RateInterval(0, 1));
  }

  @Test
  void impossibleCounts_areRefusedByName() {
    assertThatThrownBy(() -> WilsonInterval.of(3, 2, 0.05))
        .hasMessage("hits must be in [0, trials = 2]: was 3");
    assertThatThrownBy(() -> PosteriorInterval.uniform(1, 2, 0))
        .hasMessage("error must be in (0, 1): was 0.0");
  }
}
