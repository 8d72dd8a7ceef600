// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import io.tidemark.quantile.ScoreDistribution;

/**
 * The Kolmogorov-Smirnov distance of two sketches: sup |F - G| over all centroids of both, at and
 * just below each.
 *
 * <p>A sketch's ranks are off by about half its heaviest centroid, e of all scores for both
 * sketches together; at a large n that alone would look like drift. So the p-value takes nm / (n +
 * m) scores but at most 1 / (2 e^2), at which an error of e is no more than .7 of a standard
 * deviation. With exact scores e = 0 and the distance is exact.
 *
 * @param rankError e, an estimate and no bound
 */
record KolmogorovGap(double distance, double rankError, double effectiveCount) {

  static KolmogorovGap of(ScoreDistribution reference, ScoreDistribution current) {
    double distance =
        Math.max(largest(reference.means(), reference, current), infinite(reference, current));
    distance = Math.max(distance, largest(current.means(), reference, current));
    double error = rankError(reference) + rankError(current);
    double count = 1 / (1.0 / reference.count() + 1.0 / current.count());
    return new KolmogorovGap(
        Math.min(1, distance), error, error > 0 ? Math.min(count, 0.5 / (error * error)) : count);
  }

  private static double largest(double[] at, ScoreDistribution one, ScoreDistribution other) {
    double above = largest(one.countsAbove(at), one.count(), other.countsAbove(at), other.count());
    double from =
        largest(one.countsAtLeast(at), one.count(), other.countsAtLeast(at), other.count());
    return Math.max(above, from);
  }

  private static double largest(double[] ones, double n, double[] others, double m) {
    double largest = 0;
    for (int i = 0; i < ones.length; i++) {
      largest = Math.max(largest, Math.abs(ones[i] / n - others[i] / m));
    }
    return largest;
  }

  /** The gap at either end. */
  private static double infinite(ScoreDistribution one, ScoreDistribution other) {
    double low =
        (double) one.negativeInfinities() / one.count()
            - (double) other.negativeInfinities() / other.count();
    double high =
        (double) one.positiveInfinities() / one.count()
            - (double) other.positiveInfinities() / other.count();
    return Math.max(Math.abs(low), Math.abs(high));
  }

  private static double rankError(ScoreDistribution scores) {
    double heaviest = 0;
    for (double weight : scores.weights()) {
      heaviest = Math.max(heaviest, weight);
    }
    return scores.exact() ? 0 : heaviest / (2 * scores.count());
  }

  double pValue() {
    return ChanceLaws.kolmogorovAbove(effectiveCount, distance);
  }
}
