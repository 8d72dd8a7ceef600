// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailRiskTest {

  private static final TailRisk POINTS =
      new TailRisk(new double[] {1, 2, 3, 10}, new double[] {1, 1, 1, 1});

  @ParameterizedTest
  @CsvSource({".1, 2", ".5, 4", ".9, 8", ".99, 9.7647"})
  void expectile_agreesWithGolden(double level, double expectile) {
    assertThat(POINTS.expectile(level)).isCloseTo(expectile, within(5e-5));
    assertThat(POINTS.expectileLevel(POINTS.expectile(level))).isCloseTo(level, within(1e-12));
  }

  /** Levels whose expectile is the a-quantile, to the digits that are printed. */
  @ParameterizedTest
  @CsvSource({".90, .9656, 5e-5", ".95, .98761, 5e-6", ".975, .99523, 5e-6", ".99, .99855, 5e-6"})
  void expectileLevelOfANormalQuantile_isGolden(double a, double golden, double rounding) {
    double quantile = NormalDistribution.of(0, 1).inverseCumulativeProbability(a);
    assertThat(normal().expectileLevel(quantile)).isCloseTo(golden, within(rounding));
  }

  /** The t law with 4 degrees of freedom: E X 1{X > x} = (4 + x^2) f(x) / 3. */
  @Test
  void expectileLevelOfAT4Quantile_isGolden() {
    TDistribution law = TDistribution.of(4);
    TailRisk points =
        shares(law::inverseCumulativeProbability, x -> (4 + x * x) / 3 * law.density(x));
    double level = points.expectileLevel(law.inverseCumulativeProbability(0.95));
    assertThat(level).isCloseTo(0.97608, within(5e-6));
  }

  /** Means of the lowest quarter and tenth of N(0, 1) are -1.2711 and -1.7550. */
  @ParameterizedTest
  @CsvSource({".75, 1.2711", ".9, 1.7550"})
  void tailMeanOfANormal_isGolden(double level, double golden) {
    assertThat(normal().tailMean(level)).isCloseTo(golden, within(5e-5));
  }

  /** E X 1{X > x} is the density. */
  private static TailRisk normal() {
    NormalDistribution law = NormalDistribution.of(0, 1);
    return shares(law::inverseCumulativeProbability, law::density);
  }

  /**
   * The means of a law's 1000 equal shares: what is linear between two of their edges is exact.
   *
   * @param meanAbove E X 1{X > x}; 0 at both ends
   */
  private static TailRisk shares(DoubleUnaryOperator quantile, DoubleUnaryOperator meanAbove) {
    int count = 1000;
    double[] above = new double[count + 1];
    for (int i = 1; i < count; i++) {
      above[i] = meanAbove.applyAsDouble(quantile.applyAsDouble((double) i / count));
    }
    double[] values = new double[count];
    Arrays.setAll(values, i -> count * (above[i] - above[i + 1]));
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    return new TailRisk(values, weights);
  }

  @Test
  void tailMean_splitsThePointAtTheEdge() {
    assertThat(POINTS.tailMean(0.75)).isEqualTo(10);
    assertThat(POINTS.tailMean(0.625)).isCloseTo((10 + 3 * 0.5) / 1.5, within(1e-12));
    assertThat(POINTS.tailMean(0.001)).isCloseTo(4.003, within(1e-3));
  }

  @Test
  void score_isSmallestAtTheExpectile() {
    for (double level : new double[] {0.1, 0.5, 0.9}) {
      double e = POINTS.expectile(level);
      assertThat(loss(level, e)).isLessThan(loss(level, e + 0.01));
      assertThat(loss(level, e)).isLessThan(loss(level, e - 0.01));
    }
  }

  private static double loss(double level, double e) {
    return Arrays.stream(POINTS.values()).map(y -> TailRisk.asymmetricSquare(level, e, y)).sum();
  }

  @Test
  void onePoint_isItsOwnExpectile() {
    TailRisk point = new TailRisk(new double[] {3}, new double[] {2});
    assertThat(point.expectile(0.9)).isEqualTo(3);
    assertThat(point.tailMean(0.9)).isEqualTo(3);
  }

  @Test
  void badPoints_areRefused() {
    assertThatThrownBy(() -> new TailRisk(new double[] {2, 1}, new double[] {1, 1}))
        .hasMessage("values must be finite and sorted: was 1.0");
    assertThatThrownBy(() -> new TailRisk(new double[] {Double.NaN}, new double[] {1}))
        .hasMessage("values must be finite and sorted: was NaN");
    assertThatThrownBy(() -> new TailRisk(new double[] {1}, new double[] {0}))
        .hasMessage("weights must be above 0, finite: was 0.0");
    assertThatThrownBy(() -> POINTS.expectile(1)).hasMessage("level must be in (0, 1): was 1.0");
    assertThatThrownBy(() -> POINTS.expectileLevel(10))
        .hasMessage("value must be in (1.0, 10.0): was 10.0");
  }
}
