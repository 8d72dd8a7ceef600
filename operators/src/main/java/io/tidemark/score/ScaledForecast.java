// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * A number with the forecast's own scale.
 *
 * @param value finite, in the outcome's unit
 * @param scale finite and above 0, in the outcome's unit; a standard deviation, say
 */
public record ScaledForecast(double value, double scale) implements Forecast {

  /** Rejects a value that is not finite and a scale that is not above 0. */
  public ScaledForecast {
    Finite.require("value", value);
    Finite.require("scale", scale);
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale must be above 0: was " + scale);
    }
  }

  /** Empty: a scale alone states no interval. */
  @Override
  public Optional<PredictionInterval> statedInterval(double targetMiscoverage) {
    return Optional.empty();
  }
}
