// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import net.jqwik.api.Arbitrary;

final class SquareRootNormalizedResidualTest extends IntervalScoreContract {

  @Override
  IntervalScore score() {
    return new TransformedScore(new NormalizedResidual(), Transform.SQRT);
  }

  @Override
  Arbitrary<Forecast> forecasts() {
    return Forecasts.scaled();
  }

  @Override
  double domainLow() {
    return 0.0;
  }
}
