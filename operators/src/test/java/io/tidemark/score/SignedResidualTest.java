// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

class SignedResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new SignedResidual();
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Arbitraries.oneOf(
        Forecasts.points(), Forecasts.scaled(), Forecasts.intervals(), Forecasts.quantiles());
  }

  @Example
  void tails_boundFromBelowAndAbove() {
    PointForecast f = new PointForecast(3);
    PredictionInterval below = score().interval(f, .2, 0, 2);
    assertThat(below.lower()).isCloseTo(1, within(1e-12));
    assertThat(below.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    PredictionInterval above = score().interval(f, .2, 1, 4);
    assertThat(above.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(above.upper()).isCloseTo(7, within(1e-12));
  }

  @Example
  void negativeThresholds_mayCrossAndCoverNothing() {
    PointForecast f = new PointForecast(3);
    PredictionInterval both =
        score().interval(f, .2, 0, -1).intersect(score().interval(f, .2, 1, -1));
    assertThat(both.isEmpty()).isTrue();
    assertThat(both.width()).isZero();
  }
}
