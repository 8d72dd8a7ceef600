// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import net.jqwik.api.Arbitrary;

final class SquareRootConformalizedQuantileTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new TransformedScore(new ConformalizedQuantile(false), Transform.SQRT);
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Forecasts.quantiles();
  }

  @Override
  double domainLow() {
    return 0.0;
  }
}
