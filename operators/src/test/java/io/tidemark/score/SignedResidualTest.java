// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

final class SignedResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new SignedResidual();
  }

  @Override
  Forecast forecast(double place, double size) {
    return new PointForecast(place);
  }
}
