// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

final class NormalizedConformalizedQuantileTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new ConformalizedQuantile(true);
  }

  @Override
  Forecast forecast(double place, double size) {
    return new QuantileForecast(
        new double[] {0.05, 0.5, 0.95}, new double[] {place, place + size / 3, place + size});
  }
}
