// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

class AbsoluteResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new AbsoluteResidual();
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Arbitraries.oneOf(
        Forecasts.points(), Forecasts.scaled(), Forecasts.intervals(), Forecasts.quantiles());
  }

  @Example
  void score_isDistanceFromTheForecast() {
    assertThat(score().of(new PointForecast(3), .2, 0, 1)).isEqualTo(2);
    assertEnds(score().interval(new PointForecast(3), .2, 0, 2), 1, 5);
  }

  @Example
  void quantilesWithoutMedian_areRejected() {
    Forecast f = new QuantileForecast(new double[] {.1, .9}, new double[] {1, 2});
    assertThat(score().rejection(f, .2).orElseThrow()).contains("absolute-residual", "median");
  }

  @Example
  void tenthsAreCoveredThoughTheClosedFormMissesThem() {
    PointForecast f = new PointForecast(.1);
    double q = score().of(f, .2, 0, .3);
    assertThat(score().interval(f, .2, 0, q).contains(.3)).isTrue();
  }
}
