// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values computed with scipy's beta distribution (Clopper-Pearson) and by bisection (sequence). */
class RateIntervalsTest {

  @ParameterizedTest
  @CsvSource({"0,20,0,.1684", "5,20,.0866,.4910", "10,100,.0490,.1762", "130,1000,.1098,.1524"})
  void clopperPearson_agreesWithTheReference(long x, long n, double low, double high) {
    RateInterval interval = ClopperPearson.of(x, n, 0.05);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "0,20,0,.224",
    "5,20,.0473,.5889",
    "10,100,.0291,.2275",
    "20,100,.0910,.3516",
    "130,1000,.0945,.1721"
  })
  void betaMixtureSequence_agreesWithTheReference(long x, long n, double low, double high) {
    RateInterval interval = BetaMixtureSequence.of(x, n, 0.05);
    assertThat(interval.low()).isCloseTo(low, within(5e-4));
    assertThat(interval.high()).isCloseTo(high, within(5e-4));
  }
}
