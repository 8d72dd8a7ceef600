// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import net.jqwik.api.Arbitrary;

final class LogNormalizedConformalizedQuantileTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new TransformedScore(new ConformalizedQuantile(true), Transform.LOG1P);
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
