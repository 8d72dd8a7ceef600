// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * An interval with its stated miscoverage.
 *
 * @param lower finite, at most upper
 * @param upper finite
 * @param targetMiscoverage in (0, 1)
 */
public record IntervalForecast(double lower, double upper, double targetMiscoverage)
    implements Forecast {

  /** Rejects ends that are not finite or not in order, and a target outside (0, 1). */
  public IntervalForecast {
    Finite.require("lower", lower);
    Finite.require("upper", upper);
    if (lower > upper) {
      throw new IllegalArgumentException(
          "lower must be at most upper: were " + lower + ", " + upper);
    }
    if (!(targetMiscoverage > 0 && targetMiscoverage < 1)) {
      throw new IllegalArgumentException(
          "targetMiscoverage must be in (0, 1): was " + targetMiscoverage);
    }
  }

  /** The interval, for its own target only. */
  @Override
  public Optional<PredictionInterval> statedInterval(double target) {
    return Math.abs(target - targetMiscoverage) <= QuantileForecast.LEVEL_TOLERANCE
        ? Optional.of(new PredictionInterval(lower, upper))
        : Optional.empty();
  }
}
