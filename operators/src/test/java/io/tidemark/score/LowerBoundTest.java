// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

class LowerBoundTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return OneSidedBound.lower();
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Arbitraries.oneOf(
        Forecasts.points(), Forecasts.scaled(), Forecasts.intervals(), deciles());
  }

  /** States the target's own level on either side. */
  private static Arbitrary<Forecast> deciles() {
    return Arbitraries.doubles()
        .between(-1e6, 1e6)
        .map(x -> new QuantileForecast(new double[] {.2, .8}, new double[] {x, x + 1}));
  }

  @Example
  void quantileOfTheTargetsLevel_isMoved() {
    Forecast f = new QuantileForecast(new double[] {.1, .9}, new double[] {3, 8});
    PredictionInterval interval = score().interval(f, .1, 0, 2);
    assertEnds(interval, 1, Double.POSITIVE_INFINITY);
    assertThat(score().of(f, .1, 0, 1)).isEqualTo(2);
  }

  @Example
  void endOfAStatedInterval_isMoved() {
    assertEnds(
        score().interval(new IntervalForecast(2, 6, .2), .3, 0, -1), 3, Double.POSITIVE_INFINITY);
  }

  @Example
  void quantilesWithoutTheLevel_areRejected() {
    Forecast f = new QuantileForecast(new double[] {.1, .9}, new double[] {3, 8});
    assertThat(score().rejection(f, .05).orElseThrow())
        .contains(score().name(), "level 0.05", "0.05");
  }

  @Example
  void bounds_oneSideOnly() {
    assertThat(score().bounds(0, Side.LOWER)).isTrue();
    assertThat(score().bounds(0, Side.UPPER)).isFalse();
  }
}
