// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

final class AbsoluteResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new AbsoluteResidual();
  }

  @Override
  Forecast forecast(double place, double size) {
    return new PointForecast(place);
  }
}
