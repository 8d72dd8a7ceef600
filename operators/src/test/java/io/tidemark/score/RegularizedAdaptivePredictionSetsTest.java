// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class RegularizedAdaptivePredictionSetsTest extends LabelScoreContract {

  private static final List<Integer> WEIGHTS = List.of(1, 4, 3, 2, 0);

  @Override
  LabelScore score() {
    return new RegularizedAdaptivePredictionSets(.1, 2, false);
  }

  @Example
  void ranksBeyondTheFreeOnes_arePenalised() {
    ClassForecast f = forecast(WEIGHTS);
    assertThat(score().of(f, "b", 0)).isCloseTo(.4, within(1e-12));
    assertThat(score().of(f, "c", 0)).isCloseTo(.7, within(1e-12));
    assertThat(score().of(f, "d", 0)).isCloseTo(.9 + .1, within(1e-12));
    assertThat(score().of(f, "e", 0)).isCloseTo(1 + .3, within(1e-12));
  }

  @Property(seed = "6")
  void withoutPenalty_itIsTheUnregularisedScore(@ForAll("forecasts") ClassForecast f) {
    LabelScore free = new RegularizedAdaptivePredictionSets(0, 2, false);
    for (String label : LABELS) {
      assertThat(free.of(f, label, 0)).isEqualTo(new AdaptivePredictionSets(false).of(f, label, 0));
    }
  }

  @Property(seed = "7")
  void randomised_countsTheShareOfTheLabelsOwnProbability(
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double u) {
    ClassForecast f = forecast(WEIGHTS);
    LabelScore randomised = new RegularizedAdaptivePredictionSets(.1, 2, true);
    assertThat(randomised.of(f, "c", u)).isCloseTo(.4 + u * .3, within(1e-12));
    assertThat(randomised.set(f, .4 + u * .3 + 1e-9, u)).contains("b", "c");
  }

  /** Exact coverage under the model's own probabilities is what randomisation is for. */
  @Example
  void randomised_scoreOfATrueLabelIsUniformUnderTheModel() {
    ClassForecast f = forecast(WEIGHTS);
    LabelScore score = new AdaptivePredictionSets(true);
    int steps = 1000;
    for (double q : new double[] {.1, .35, .5, .77, .95}) {
      double covered = 0;
      for (int i = 0; i < steps; i++) {
        double u = (i + .5) / steps;
        for (String label : score.set(f, q, u)) {
          covered += f.probabilities()[LABELS.indexOf(label)] / steps;
        }
      }
      assertThat(covered).isCloseTo(q, within(1.0 / steps));
    }
  }
}
