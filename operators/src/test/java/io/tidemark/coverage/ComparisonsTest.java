// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Golden values: scipy (fisher_exact, binomtest, beta), and numpy where it says so. */
class ComparisonsTest {

  @Test
  void unpaired_agreesWithGolden() {
    RateComparison eightToFive = new RateComparison(8, 10, 5, 10);
    assertThat(eightToFive.probabilityAAboveB()).isCloseTo(0.909, within(5e-4));
    assertThat(eightToFive.fisher().pValue()).isCloseTo(0.350, within(5e-4));
    assertThat(eightToFive.fisher().statistic()).isCloseTo(4, within(1e-12));
  }

  @Test
  void unpaired_isSymmetric() {
    double there = new RateComparison(13, 40, 3, 11).probabilityAAboveB();
    double back = new RateComparison(3, 11, 13, 40).probabilityAAboveB();
    assertThat(there + back).isCloseTo(1, within(1e-12));
    assertThat(new RateComparison(0, 0, 0, 0).probabilityAAboveB()).isCloseTo(0.5, within(1e-12));
    assertThat(new RateComparison(3, 7, 3, 7).fisher().pValue()).isCloseTo(1, within(1e-12));
  }

  @Test
  void paired_agreesWithGolden() {
    PairedComparison nineToTwo = new PairedComparison(50, 9, 2, 10);
    assertThat(nineToTwo.mcNemar().pValue()).isCloseTo(0.0654, within(5e-5));
    // By hand: P(Beta(10, 3) > 1/2) = P(Bin(12, 1/2) <= 9) = 1 - 79 / 4096.
    assertThat(nineToTwo.probabilityAAboveB()).isCloseTo(1 - 79 / 4096.0, within(1e-12));
  }

  @Test
  void withoutDifferences_nothingIsKnown() {
    PairedComparison alike = new PairedComparison(50, 0, 0, 10);
    assertThat(alike.mcNemar().pValue()).isEqualTo(1);
    assertThat(alike.probabilityAAboveB()).isCloseTo(0.5, within(1e-12));
    assertThatThrownBy(() -> new PairedComparison(0, -1, 0, 0))
        .hasMessage("pairs must be at least 0: were 0, -1, 0, 0");
  }

  /** numpy, from the formula, to all digits. */
  @Test
  void dieboldMariano_agreesWithGolden() {
    double[] a = new double[125];
    double[] b = new double[125];
    for (int i = 1; i <= 125; i++) {
      a[i - 1] = (i * 29 % 53) / 53.0 + 0.3 * (i / 7 % 2);
      b[i - 1] = 0.45;
    }
    TestResult result = DieboldMarianoTest.of(a, b);
    assertThat(result.statistic()).isCloseTo(7.204240425023686, within(1e-9));
    assertThat(result.pValue()).isCloseTo(5.8368298888479e-13, within(1e-20));
    assertThat(DieboldMarianoTest.of(b, a).statistic()).isEqualTo(-result.statistic());
  }

  @Test
  void dieboldMariano_ofEqualLosses() {
    assertThat(DieboldMarianoTest.of(new double[0], new double[0]).pValue()).isEqualTo(1);
    assertThat(DieboldMarianoTest.of(new double[] {1, 2}, new double[] {1, 2}).pValue())
        .isEqualTo(1);
    assertThatThrownBy(() -> DieboldMarianoTest.of(new double[1], new double[2]))
        .hasMessage("losses must be as many of both models: were 1, 2");
  }
}
