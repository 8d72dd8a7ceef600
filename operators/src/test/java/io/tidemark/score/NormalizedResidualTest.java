// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

final class NormalizedResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new NormalizedResidual();
  }

  @Override
  Forecast forecast(double place, double size) {
    return new ScaledForecast(place, size);
  }
}
