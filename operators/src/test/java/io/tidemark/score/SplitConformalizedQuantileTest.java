// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

class SplitConformalizedQuantileTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new SplitConformalizedQuantile();
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Arbitraries.oneOf(Forecasts.intervals(), Forecasts.quantiles());
  }

  @Example
  void tails_moveTheStatedEndsApart() {
    IntervalForecast f = new IntervalForecast(2, 6, .2);
    assertThat(score().of(f, .2, 0, 1)).isEqualTo(1);
    assertThat(score().of(f, .2, 1, 1)).isEqualTo(-5);
    PredictionInterval both =
        score().interval(f, .2, 0, 3).intersect(score().interval(f, .2, 1, -1));
    assertEnds(both, -1, 5);
  }

  @Example
  void quantilesWithoutTheTargetsPair_areRejectedByThisScoresName() {
    Forecast f = new QuantileForecast(new double[] {.1, .9}, new double[] {1, 2});
    assertThat(score().rejection(f, .1).orElseThrow())
        .startsWith("score conformalized-quantile-split needs");
  }
}
