// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {

  @Test
  void byName_findsEveryName() {
    assertThat(Scores.names())
        .hasSize(7)
        .allSatisfy(name -> assertThat(Scores.byName(name).name()).isEqualTo(name));
  }

  @Test
  void byName_unknown_namesTheNearest() {
    assertThatThrownBy(() -> Scores.byName("signed-residuals"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was \"signed-residuals\" (did you mean signed-residual?)");
  }

  @Test
  void defaultFor_dependsOnTheKindOfForecast() {
    assertThat(Scores.defaultFor(new PointForecast(1))).isEqualTo("absolute-residual");
    assertThat(Scores.defaultFor(new ScaledForecast(1, 1))).isEqualTo("normalized-residual");
    assertThat(Scores.defaultFor(new IntervalForecast(1, 2, .1)))
        .isEqualTo("conformalized-quantile-normalized");
    assertThat(Scores.defaultFor(new QuantileForecast(new double[] {.1, .9}, new double[] {1, 2})))
        .isEqualTo("conformalized-quantile-normalized");
    assertThat(Scores.defaultFor(new ClassForecast(List.of("a", "b"), new double[] {.5, .5})))
        .isEqualTo("least-ambiguous");
  }

  @Test
  void of_wrapsScoresOfNumbersOnly() {
    assertThat(Scores.of("absolute-residual", Transform.SQRT)).isInstanceOf(TransformedScore.class);
    assertThat(Scores.of("absolute-residual", Transform.IDENTITY))
        .isInstanceOf(AbsoluteResidual.class);
    assertThat(Scores.of("least-ambiguous", Transform.SQRT)).isInstanceOf(LeastAmbiguous.class);
  }

  @Test
  void nearestName_isTheSmallestEditDistanceAndThenTheAlphabet() {
    assertThat(NearestName.of("scroe", List.of("score", "target"))).contains("score");
    assertThat(NearestName.of("x", List.of("b", "a"))).contains("a");
    assertThat(NearestName.of("x", List.of())).isEmpty();
  }
}
