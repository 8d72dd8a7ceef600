// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable distribution of scores: ascending centroids, and the infinite scores beside them.
 * While every weight is 1 the centroids are the scores themselves and every answer is exact; else
 * answers interpolate between the middles of centroids and are estimates.
 */
public final class ScoreDistribution {

  /** No scores. */
  public static final ScoreDistribution EMPTY =
      new ScoreDistribution(new double[0], new double[0], 0, 0);

  private final double[] means;
  private final double[] weights;
  private final long negativeInfinities;
  private final long positiveInfinities;
  private final long count;
  private final boolean exact;

  /**
   * A distribution. The arrays must not be changed afterwards.
   *
   * @param means ascending, finite
   * @param weights whole numbers of at least 1, one per mean
   */
  public ScoreDistribution(
      double[] means, double[] weights, long negativeInfinities, long positiveInfinities) {
    require(means, weights);
    this.means = means;
    this.weights = weights;
    this.negativeInfinities = negativeInfinities;
    this.positiveInfinities = positiveInfinities;
    double mass = 0;
    boolean single = true;
    for (double w : weights) {
      mass += w;
      single &= w == 1.0;
    }
    this.count = Math.round(mass) + negativeInfinities + positiveInfinities;
    this.exact = single;
  }

  private static void require(double[] means, double[] weights) {
    if (means.length != weights.length) {
      throw new IllegalArgumentException(
          "means and weights must be equally many: were " + means.length + ", " + weights.length);
    }
    for (int i = 0; i < means.length; i++) {
      if (!Double.isFinite(means[i]) || i > 0 && means[i] < means[i - 1]) {
        throw new IllegalArgumentException("means must be finite and ascending: was " + means[i]);
      }
      if (!(weights[i] >= 1.0 && weights[i] < Long.MAX_VALUE)) {
        throw new IllegalArgumentException("weights must be at least 1: was " + weights[i]);
      }
    }
  }

  /** The distribution of exact finite scores, which are sorted in a copy. */
  public static ScoreDistribution ofScores(double[] scores, long negative, long positive) {
    double[] ascending = scores.clone();
    Arrays.sort(ascending);
    double[] ones = new double[ascending.length];
    Arrays.fill(ones, 1.0);
    return new ScoreDistribution(ascending, ones, negative, positive);
  }

  /** Scores, infinite ones included. */
  public long count() {
    return count;
  }

  /** Whether the centroids are the scores themselves. */
  public boolean exact() {
    return exact;
  }

  /** A copy of the centroids' means. */
  public double[] means() {
    return means.clone();
  }

  /** A copy of the centroids' weights. */
  public double[] weights() {
    return weights.clone();
  }

  /** Scores of -infinity. */
  public long negativeInfinities() {
    return negativeInfinities;
  }

  /** Scores of +infinity. */
  public long positiveInfinities() {
    return positiveInfinities;
  }

  /**
   * The rank rule (law L3): the ceil((n + 1)(1 - a))-th smallest score; +infinity when the rank
   * exceeds n or a is at most 0, -infinity when the rank is below 1. An estimate unless {@link
   * #exact}.
   *
   * @param miscoverage a; any number but NaN
   */
  public double threshold(double miscoverage) {
    if (Double.isNaN(miscoverage)) {
      throw new IllegalArgumentException("miscoverage must be a number: was NaN");
    }
    if (miscoverage <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return miscoverage >= 1
        ? Double.NEGATIVE_INFINITY
        : atRank(ConformalRank.of(count, miscoverage));
  }

  /** The k-th smallest score, from 1; -infinity below 1, +infinity above {@link #count}. */
  public double atRank(long k) {
    if (k <= negativeInfinities) {
      return Double.NEGATIVE_INFINITY;
    }
    if (k > count - positiveInfinities) {
      return Double.POSITIVE_INFINITY;
    }
    long rank = k - negativeInfinities;
    return exact ? means[(int) (rank - 1)] : interpolatedAt(rank - 0.5);
  }

  /** A centroid of weight w that follows mass m has its mean at m + w / 2. */
  private double interpolatedAt(double position) {
    double before = 0;
    double lastMiddle = 0;
    for (int i = 0; i < means.length; i++) {
      double middle = before + weights[i] / 2;
      if (position <= middle) {
        if (i == 0 || position == middle) {
          return means[i];
        }
        double share = (position - lastMiddle) / (middle - lastMiddle);
        return means[i - 1] + share * (means[i] - means[i - 1]);
      }
      lastMiddle = middle;
      before += weights[i];
    }
    return means[means.length - 1];
  }

  /** Scores above a value; an estimate unless {@link #exact}. */
  public double countAbove(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return count - negativeInfinities - massBelow(value, true);
  }

  /** Scores at least as large as a value; an estimate unless {@link #exact}. */
  public double countAtLeast(double value) {
    if (value == Double.NEGATIVE_INFINITY) {
      return count;
    }
    return count - negativeInfinities - massBelow(value, false);
  }

  /** Finite mass below a value, or up to and with it. */
  private double massBelow(double value, boolean inclusive) {
    if (exact) {
      return firstIndex(value, inclusive);
    }
    double before = 0;
    for (int i = 0; i < means.length; i++) {
      boolean counted = inclusive ? means[i] <= value : means[i] < value;
      if (!counted) {
        return before + partial(i, value, before);
      }
      before += weights[i];
    }
    return before;
  }

  /** Mass between the middles of the centroids around a value, in place of all or nothing. */
  private double partial(int next, double value, double before) {
    if (next == 0 || means[next] == means[next - 1] || means[next - 1] == value) {
      return 0;
    }
    double from = before - weights[next - 1] / 2;
    double to = before + weights[next] / 2;
    double share = (value - means[next - 1]) / (means[next] - means[next - 1]);
    double floor = weights[next - 1] == 1.0 ? before : from;
    return Math.max(floor, from + share * (to - from)) - before;
  }

  private int firstIndex(double value, boolean after) {
    int low = 0;
    int high = means.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (means[middle] < value || after && means[middle] == value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The smoothed conformal p-value (above + u (ties + 1)) / (n + 1), asked before the score enters:
   * uniform on exchangeable scores with u uniform (Vovk et al. 2005, equation 2.20).
   *
   * @param tieBreak u in [0, 1)
   */
  public double pValue(double score, double tieBreak) {
    double above = countAbove(score);
    double ties = Math.max(0, countAtLeast(score) - above);
    return (above + tieBreak * (ties + 1)) / (count + 1);
  }

  /**
   * The largest miscoverage level at which a score would be covered: at least as large / n; 1 if
   * empty.
   */
  public double level(double score) {
    return count == 0 ? 1.0 : Math.min(1.0, countAtLeast(score) / count);
  }

  /** All scores of several distributions: one flat merge, in the order of (mean, weight). */
  public static ScoreDistribution merge(List<ScoreDistribution> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int size = parts.stream().mapToInt(p -> p.means.length).sum();
    double[][] pairs = new double[size][];
    int n = 0;
    long negative = 0;
    long positive = 0;
    for (ScoreDistribution part : parts) {
      for (int i = 0; i < part.means.length; i++) {
        pairs[n++] = new double[] {part.means[i], part.weights[i]};
      }
      negative += part.negativeInfinities;
      positive += part.positiveInfinities;
    }
    Arrays.sort(
        pairs, (a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
    double[] means = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      means[i] = pairs[i][0];
      weights[i] = pairs[i][1];
    }
    return new ScoreDistribution(means, weights, negative, positive);
  }
}
