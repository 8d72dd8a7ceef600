// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quantiles of the predictive distribution. The arrays must not be changed after construction.
 *
 * @param levels strictly increasing, each in (0, 1), at least two
 * @param values finite, not decreasing, one per level, in the outcome's unit
 */
public record QuantileForecast(double[] levels, double[] values) implements Forecast {

  /** Levels closer than this are the same. */
  static final double LEVEL_TOLERANCE = 1e-9;

  /** Rejects what the parameters exclude. */
  public QuantileForecast {
    if (levels.length < 2 || levels.length != values.length) {
      throw new IllegalArgumentException(
          "levels and values must be at least two and equally many: were "
              + levels.length
              + " and "
              + values.length);
    }
    double last = 0.0;
    for (double level : levels) {
      if (!(level > last && level < 1.0)) {
        throw new IllegalArgumentException(
            "levels must be strictly increasing in (0, 1): were " + Arrays.toString(levels));
      }
      last = level;
    }
    for (double value : values) {
      Finite.require("values", value);
    }
    if (crosses(values)) {
      throw new IllegalArgumentException(
          "values must not decrease: were " + Arrays.toString(values));
    }
  }

  /** Whether values decrease somewhere. */
  public static boolean crosses(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /** A forecast from values that may cross: sorting never moves a quantile away from the truth. */
  public static QuantileForecast sorted(double[] levels, double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    return new QuantileForecast(levels.clone(), ascending);
  }

  /** The quantile of a level, if it is stated. */
  public OptionalDouble at(double level) {
    for (int i = 0; i < levels.length; i++) {
      if (Math.abs(levels[i] - level) <= LEVEL_TOLERANCE) {
        return OptionalDouble.of(values[i]);
      }
    }
    return OptionalDouble.empty();
  }

  /** The central pair: levels a/2 and 1 - a/2. */
  @Override
  public Optional<PredictionInterval> statedInterval(double targetMiscoverage) {
    OptionalDouble lower = at(targetMiscoverage / 2);
    OptionalDouble upper = at(1 - targetMiscoverage / 2);
    return lower.isPresent() && upper.isPresent()
        ? Optional.of(new PredictionInterval(lower.getAsDouble(), upper.getAsDouble()))
        : Optional.empty();
  }

  /** Mean pinball loss: (1{y < v} - level)(v - y), averaged over the levels. */
  public double pinball(double y) {
    double sum = 0.0;
    for (int i = 0; i < levels.length; i++) {
      sum += ((y < values[i] ? 1.0 : 0.0) - levels[i]) * (values[i] - y);
    }
    return sum / levels.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantileForecast q
        && Arrays.equals(q.levels, levels)
        && Arrays.equals(q.values, values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(levels) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "quantiles " + Arrays.toString(values) + " at " + Arrays.toString(levels);
  }
}
