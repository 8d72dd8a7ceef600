// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;

class AdaptivePredictionSetsTest extends LabelScoreContract {

  @Override
  LabelScore score() {
    return new AdaptivePredictionSets(false);
  }

  @Example
  void score_isTheProbabilityDownToTheLabel() {
    ClassForecast f = forecast(List.of(1, 4, 3, 2, 0));
    assertThat(score().of(f, "b", 0)).isCloseTo(.4, within(1e-12));
    assertThat(score().of(f, "d", 0)).isCloseTo(.9, within(1e-12));
    assertThat(score().set(f, .75, 0)).containsExactly("b", "c");
  }

  @Example
  void equalProbabilities_areOrderedAsTheForecastListsThem() {
    ClassForecast f = forecast(List.of(1, 1, 1, 1, 0));
    assertThat(score().of(f, "a", 0)).isEqualTo(.25);
    assertThat(score().of(f, "c", 0)).isEqualTo(.75);
  }
}
