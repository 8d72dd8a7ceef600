// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

  @Test
  void byName_findsEveryName() {
    assertThat(Scores.names())
        .hasSize(11)
        .allSatisfy(name -> assertThat(Scores.byName(name).name()).isEqualTo(name));
  }

  @Test
  void byName_unknown_namesTheNearest() {
    assertThatThrownBy(() -> Scores.byName("signed-residuals"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was \"signed-residuals\" (did you mean signed-residual?)");
  }

  @Test
  void of_parameters_areCheckedByNameAndDomain() {
    String raps = RegularizedAdaptivePredictionSets.NAME;
    assertThatThrownBy(() -> Scores.of(new ScoreSpec(raps, Map.of("penalti", 1.0))))
        .hasMessageContaining("parameter of score " + raps)
        .hasMessageContaining("was \"penalti\" (did you mean penalty?)");
    assertThatThrownBy(() -> Scores.of(new ScoreSpec(raps, Map.of("penalty", -1.0))))
        .hasMessage("penalty of score " + raps + " must be at least 0: was -1.0");
    assertThatThrownBy(() -> Scores.of(new ScoreSpec(raps, Map.of("randomized", Double.NaN))))
        .hasMessageContaining("must be in [0, 1.0]: was NaN");
    assertThatThrownBy(() -> Scores.of(new ScoreSpec("least-ambiguous", Map.of("free", 1.0))))
        .hasMessageContaining("must be one of []: was \"free\"");
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
