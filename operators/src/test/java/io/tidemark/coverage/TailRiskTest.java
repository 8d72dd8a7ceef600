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

  /** Levels whose expectile is the a-quantile, exact to five digits. */
  @ParameterizedTest
  @CsvSource({".90, .9656", ".95, .98761", ".975, .99523", ".99, .99855"})
  void expectileLevelOfANormalQuantile_isGolden(double a, double golden) {
    NormalDistribution law = NormalDistribution.of(0, 1);
    TailRisk points = points(law::inverseCumulativeProbability);
    double level = points.expectileLevel(law.inverseCumulativeProbability(a));
    assertThat(level).isCloseTo(golden, within(a == .90 ? 5e-5 : 1e-5));
  }

  @Test
  void expectileLevelOfAT4Quantile_isGolden() {
    TDistribution law = TDistribution.of(4);
    TailRisk points = points(law::inverseCumulativeProbability);
    double level = points.expectileLevel(law.inverseCumulativeProbability(0.95));
    assertThat(level).isCloseTo(0.97608, within(2e-5));
  }

  /** Means of the lowest quarter and tenth of N(0, 1) are -1.2711 and -1.7550. */
  @ParameterizedTest
  @CsvSource({".75, 1.2711", ".9, 1.7550"})
  void tailMeanOfANormal_isGolden(double level, double golden) {
    TailRisk points = points(NormalDistribution.of(0, 1)::inverseCumulativeProbability);
    assertThat(points.tailMean(level)).isCloseTo(golden, within(1e-4));
  }

  /** 100,000 points of equal weight in the middle of equal steps of the level. */
  private static TailRisk points(DoubleUnaryOperator quantile) {
    double[] values = new double[100_000];
    Arrays.setAll(values, i -> quantile.applyAsDouble((i + 0.5) / values.length));
    double[] weights = new double[values.length];
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
