// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What every score of labels promises. */
abstract class LabelScoreContract {

  static final List<String> LABELS = List.of("a", "b", "c", "d", "e");

  /** The score under test. */
  abstract LabelScore score();

  /** Small whole weights, so that equal and zero probabilities are common. */
  @Provide
  Arbitrary<ClassForecast> forecasts() {
    return Arbitraries.integers()
        .between(0, 4)
        .list()
        .ofSize(LABELS.size())
        .filter(weights -> weights.stream().mapToInt(w -> w).sum() > 0)
        .map(LabelScoreContract::forecast);
  }

  static ClassForecast forecast(List<Integer> weights) {
    double sum = weights.stream().mapToInt(w -> w).sum();
    return new ClassForecast(LABELS, weights.stream().mapToDouble(w -> w / sum).toArray());
  }

  @Property(seed = "1")
  void set_holdsExactlyTheLabelsWithinTheThreshold(
      @ForAll("forecasts") ClassForecast f, @ForAll @DoubleRange(min = -.5, max = 1.5) double q) {
    for (String label : LABELS) {
      double s = score().of(f, label, 0);
      assertThat(score().set(f, q, 0).contains(label)).isEqualTo(s <= q);
      assertThat(score().set(f, s, 0)).contains(label);
      assertThat(score().set(f, Math.nextDown(s), 0)).doesNotContain(label);
    }
  }

  @Property(seed = "2")
  void set_growsWithTheThreshold(
      @ForAll("forecasts") ClassForecast f,
      @ForAll @DoubleRange(min = -.5, max = 1.5) double a,
      @ForAll @DoubleRange(min = -.5, max = 1.5) double b) {
    assertThat(score().set(f, Math.max(a, b), 0)).containsAll(score().set(f, Math.min(a, b), 0));
  }

  @Property(seed = "3")
  void likelierLabel_hasNoLargerScore(@ForAll("forecasts") ClassForecast f) {
    double[] p = f.probabilities();
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        if (p[i] > p[j]) {
          assertThat(score().of(f, LABELS.get(i), 0))
              .isLessThanOrEqualTo(score().of(f, LABELS.get(j), 0));
        }
      }
    }
  }

  @Property(seed = "4", tries = 50)
  void infiniteThreshold_coversAllOrNothing(@ForAll("forecasts") ClassForecast f) {
    assertThat(score().set(f, Double.POSITIVE_INFINITY, 0)).isEqualTo(LABELS);
    assertThat(score().set(f, Double.NEGATIVE_INFINITY, 0)).isEmpty();
  }

  @Property(seed = "5", tries = 50)
  void unknownLabel_isMissedByEveryFiniteThreshold(@ForAll("forecasts") ClassForecast f) {
    assertThat(score().of(f, "unheard of", 0)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
