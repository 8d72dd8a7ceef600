// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * A single number.
 *
 * @param value finite, in the outcome's unit
 */
public record PointForecast(double value) implements Forecast {

  /** Rejects a value that is not finite. */
  public PointForecast {
    Finite.require("value", value);
  }

  /** Empty: a point states no interval. */
  @Override
  public Optional<PredictionInterval> statedInterval(double targetMiscoverage) {
    return Optional.empty();
  }
}
