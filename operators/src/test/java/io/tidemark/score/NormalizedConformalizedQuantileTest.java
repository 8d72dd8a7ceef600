// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

class NormalizedConformalizedQuantileTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new ConformalizedQuantile(true);
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Arbitraries.oneOf(Forecasts.intervals(), Forecasts.quantiles());
  }

  @Example
  void score_isNegativeInsideTheStatedInterval() {
    IntervalForecast f = new IntervalForecast(2, 6, .2);
    assertThat(score().of(f, .2, 0, 3)).isEqualTo(-.25);
    assertThat(score().of(f, .2, 0, 8)).isEqualTo(.5);
    assertEnds(score().interval(f, .2, 0, .25), 1, 7);
    assertEnds(score().interval(f, .2, 0, -.25), 3, 5);
  }

  @Example
  void tooNegativeThreshold_coversNothing() {
    PredictionInterval interval = score().interval(new IntervalForecast(2, 6, .2), .2, 0, -3);
    assertThat(interval.isEmpty()).isTrue();
    assertThat(interval.intervalScore(4, .2)).isFinite();
  }

  @Example
  void quantilesWithoutTheTargetsPair_areRejected() {
    Forecast f = new QuantileForecast(new double[] {.1, .9}, new double[] {1, 2});
    assertThat(score().rejection(f, .1).orElseThrow()).contains(score().name(), "0.05", "0.95");
  }

  @Example
  void zeroWidth_hasFiniteScoresAndTheExactOutcome() {
    IntervalForecast f = new IntervalForecast(4, 4, .2);
    assertThat(score().of(f, .2, 0, 5)).isFinite().isPositive();
    assertThat(score().interval(f, .2, 0, 0)).isEqualTo(new PredictionInterval(4, 4));
  }
}
