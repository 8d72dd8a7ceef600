// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: scipy.stats.beta quantiles and bisection of the closed form, 4 decimals. */
class RateIntervalsTest {

  private static final double ROUNDING = 5e-5;

  @ParameterizedTest
  @CsvSource({
    "0, 20, 0, .1684",
    "5, 20, .0866, .4910",
    "10, 100, .0490, .1762",
    "20, 100, .1267, .2918",
    "130, 1000, .1098, .1524",
    "20, 20, .8316, 1"
  })
  void exactInterval_agreesWithGolden(long hits, long trials, double low, double high) {
    RateInterval interval = ClopperPearson.of(hits, trials, 0.05);
    assertThat(interval.low()).isCloseTo(low, within(ROUNDING));
    assertThat(interval.high()).isCloseTo(high, within(ROUNDING));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 20, .0473, .5889",
    "10, 100, .0291, .2275",
    "20, 100, .0910, .3516",
    "130, 1000, .0945, .1721"
  })
  void sequence_agreesWithGolden(long hits, long trials, double low, double high) {
    RateInterval interval = BetaMixtureSequence.of(hits, trials, 0.05);
    assertThat(interval.low()).isCloseTo(low, within(ROUNDING));
    assertThat(interval.high()).isCloseTo(high, within(ROUNDING));
  }

  @Test
  void sequence_withoutHits_startsAtZero() {
    RateInterval interval = BetaMixtureSequence.of(0, 20, 0.05);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isCloseTo(0.224, within(5e-4));
  }

  @Test
  void sequence_isSymmetricInHitsAndOthers() {
    RateInterval hits = BetaMixtureSequence.of(13, 40, 0.1);
    RateInterval others = BetaMixtureSequence.of(27, 40, 0.1);
    assertThat(others.low()).isCloseTo(1 - hits.high(), within(1e-12));
    assertThat(others.high()).isCloseTo(1 - hits.low(), within(1e-12));
  }

  @Test
  void withoutTrials_anyRateIsPossible() {
    assertThat(ClopperPearson.of(0, 0, 0.05)).isEqualTo(new RateInterval(0, 1));
    assertThat(BetaMixtureSequence.of(0, 0, 0.05)).isEqualTo(new RateInterval(0, 1));
  }

  @Test
  void impossibleCounts_areRefusedByName() {
    assertThatThrownBy(() -> ClopperPearson.of(3, 2, 0.05))
        .hasMessage("hits must be in [0, trials = 2]: was 3");
    assertThatThrownBy(() -> BetaMixtureSequence.of(0, -1, 0.05))
        .hasMessage("trials must be at least 0: was -1");
    assertThatThrownBy(() -> ClopperPearson.of(0, 2, Double.NaN))
        .hasMessage("error must be in (0, 1): was NaN");
  }
}
