// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;

class LeastAmbiguousTest extends LabelScoreContract {

  @Override
  LabelScore score() {
    return new LeastAmbiguous();
  }

  @Example
  void score_isOneMinusTheProbability() {
    ClassForecast f = forecast(List.of(4, 3, 2, 1, 0));
    assertThat(score().of(f, "b", 0)).isCloseTo(.7, within(1e-12));
    assertThat(score().set(f, .75, 0)).containsExactly("a", "b");
  }
}
