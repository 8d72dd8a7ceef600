// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Probabilities of labels. The array must not be changed after construction.
 *
 * @param labels distinct, not empty, at least two
 * @param probabilities one per label, each in [0, 1], summing to 1 within 1e-6
 */
public record ClassForecast(List<String> labels, double[] probabilities) implements Forecast {

  private static final double SUM_TOLERANCE = 1e-6;

  /** Rejects what the parameters exclude. */
  public ClassForecast {
    labels = List.copyOf(labels);
    if (labels.size() < 2 || labels.size() != probabilities.length) {
      throw new IllegalArgumentException(
          "labels and probabilities must be at least two and equally many: were "
              + labels.size()
              + " and "
              + probabilities.length);
    }
    if (new HashSet<>(labels).size() < labels.size() || labels.contains("")) {
      throw new IllegalArgumentException("labels must be distinct and not empty: were " + labels);
    }
    double sum = 0.0;
    for (double p : probabilities) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("probabilities must be in [0, 1]: was " + p);
      }
      sum += p;
    }
    if (!(Math.abs(sum - 1.0) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException("probabilities must sum to 1: summed to " + sum);
    }
  }

  /** Empty: labels have no interval. */
  @Override
  public Optional<PredictionInterval> statedInterval(double targetMiscoverage) {
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassForecast c
        && c.labels.equals(labels)
        && Arrays.equals(c.probabilities, probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return "probabilities " + Arrays.toString(probabilities) + " of " + labels;
  }
}
