// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

final class SquareRootNormalizedResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new TransformedScore(new NormalizedResidual(), Transform.SQRT);
  }

  @Override
  Forecast forecast(double place, double size) {
    return new ScaledForecast(place, size);
  }

  @Override
  double domainLow() {
    return 0.0;
  }
}
