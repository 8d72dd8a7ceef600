// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/** What a model said about one outcome. */
public sealed interface Forecast
    permits PointForecast, ScaledForecast, QuantileForecast, IntervalForecast, ClassForecast {

  /**
   * The interval that the model itself states for a target, if it states one.
   *
   * @param targetMiscoverage in (0, 1)
   */
  Optional<PredictionInterval> statedInterval(double targetMiscoverage);
}
