// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

final class ConformalizedQuantileTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new ConformalizedQuantile(false);
  }

  @Override
  Forecast forecast(double place, double size) {
    return new QuantileForecast(
        new double[] {0.05, 0.5, 0.95}, new double[] {place, place + size / 3, place + size});
  }
}
