// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

class NormalizedResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new NormalizedResidual();
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Forecasts.scaled();
  }

  @Example
  void score_isDistanceInUnitsOfTheScale() {
    ScaledForecast f = new ScaledForecast(3, 2);
    assertThat(score().of(f, .2, 0, 9)).isEqualTo(3);
    assertEnds(score().interval(f, .2, 0, 3), -3, 9);
  }

  @Example
  void pointWithoutScale_isRejected() {
    assertThat(score().rejection(new PointForecast(1), .2).orElseThrow()).contains("scale");
  }

  @Example
  void overflowingReach_endsWhereTheScoreOverflows() {
    ScaledForecast f = new ScaledForecast(-1e308, 1e308);
    PredictionInterval interval = score().interval(f, .2, 0, 2);
    assertThat(interval.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(interval.contains(1e308)).isFalse();
  }
}
