// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelScoreTest {

  private static final ClassForecast FORECAST =
      new ClassForecast(List.of("a", "b", "c"), new double[] {0.2, 0.5, 0.3});

  @Test
  void leastAmbiguous_scoresOneMinusTheProbability() {
    LeastAmbiguous score = new LeastAmbiguous();
    assertThat(score.of(FORECAST, "b", 0)).isEqualTo(0.5);
    assertThat(score.of(FORECAST, "z", 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(score.set(FORECAST, 0.7, 0)).containsExactly("b", "c");
  }

  @Test
  void adaptivePredictionSets_scoreTheMassDownToTheLabel() {
    AdaptivePredictionSets score = new AdaptivePredictionSets(false);
    assertThat(score.of(FORECAST, "b", 0)).isEqualTo(0.5);
    assertThat(score.of(FORECAST, "c", 0)).isEqualTo(0.8);
    assertThat(score.set(FORECAST, 0.8, 0)).containsExactly("b", "c");
  }

  @Test
  void everyLabelScore_setsContainExactlyWhatScoresWithinTheThreshold() {
    for (LabelScore score : List.of(new LeastAmbiguous(), new AdaptivePredictionSets(false))) {
      for (double threshold = -0.1; threshold <= 1.1; threshold += 0.05) {
        List<String> set = score.set(FORECAST, threshold, 0);
        for (String label : FORECAST.labels()) {
          assertThat(set.contains(label))
              .as("%s in %s at %s", label, score.name(), threshold)
              .isEqualTo(score.of(FORECAST, label, 0) <= threshold);
        }
      }
    }
  }
}
