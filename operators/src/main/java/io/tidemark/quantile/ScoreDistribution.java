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

  private static final int LAYOUT = 1;
  private static final double LARGEST_WEIGHT = 0x1p53;

  private final double[] means;
  private final double[] weights;
  private final long negativeInfinities;
  private final long positiveInfinities;
  private final long count;
  private final boolean exact;

  /** Made when first asked; every thread makes the same. */
  private CentroidCurve curve;

  /**
   * A distribution. The arrays must not be changed afterwards.
   *
   * @param means ascending, finite
   * @param weights whole numbers of at least 1, one per mean
   */
  public ScoreDistribution(
      double[] means, double[] weights, long negativeInfinities, long positiveInfinities) {
    require(means, weights);
    if (negativeInfinities < 0 || positiveInfinities < 0) {
      throw new IllegalArgumentException(
          "counts of infinities must be at least 0: were "
              + negativeInfinities
              + ", "
              + positiveInfinities);
    }
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
    this.count = total(mass, negativeInfinities, positiveInfinities);
    this.exact = single;
  }

  private static long total(double mass, long negative, long positive) {
    double all = mass + negative + positive;
    if (!(all <= LARGEST_WEIGHT)) {
      throw new IllegalArgumentException("scores must be at most 2^53: were " + all);
    }
    return (long) mass + negative + positive;
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
      if (!(weights[i] >= 1.0
          && weights[i] <= LARGEST_WEIGHT
          && weights[i] == Math.rint(weights[i]))) {
        throw new IllegalArgumentException(
            "weights must be whole numbers in [1, 2^53]: was " + weights[i]);
      }
    }
  }

  /** The distribution of exact finite scores, which are sorted in a copy. */
  public static ScoreDistribution ofScores(double[] scores, long negative, long positive) {
    double[] ascending = scores.clone();
    for (int i = 0; i < ascending.length; i++) {
      ascending[i] += 0.0; // one zero, so that equal scores are equal bytes
    }
    Arrays.sort(ascending);
    return new ScoreDistribution(ascending, ones(ascending.length), negative, positive);
  }

  static ScoreDistribution ofAscending(double[] scores) {
    return new ScoreDistribution(scores, ones(scores.length), 0, 0);
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1.0);
    return ones;
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
    requireNumber("miscoverage", miscoverage);
    if (miscoverage <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return miscoverage >= 1
        ? Double.NEGATIVE_INFINITY
        : atRank(ConformalRank.of(count, miscoverage));
  }

  /**
   * The k-th smallest score, from 1; -infinity below 1, +infinity above {@link #count}. A rank
   * between two whole numbers gives a score between theirs.
   *
   * @param k any number but NaN
   */
  public double atRank(double k) {
    requireNumber("k", k);
    if (k < 1 || k <= negativeInfinities) {
      return Double.NEGATIVE_INFINITY;
    }
    if (k > count - positiveInfinities) {
      return Double.POSITIVE_INFINITY;
    }
    double rank = k - negativeInfinities;
    return exact && rank == Math.rint(rank) ? means[(int) rank - 1] : curve().scoreAt(rank - 0.5);
  }

  private static void requireNumber(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " must be a number: was NaN");
    }
  }

  /** Scores above a value; an estimate unless {@link #exact}. */
  public double countAbove(double value) {
    requireNumber("value", value);
    if (value == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return count - negativeInfinities - finiteMass(value, true);
  }

  /** Scores at least as large as a value; an estimate unless {@link #exact}. */
  public double countAtLeast(double value) {
    requireNumber("value", value);
    if (value == Double.NEGATIVE_INFINITY) {
      return count;
    }
    return count - negativeInfinities - finiteMass(value, false);
  }

  /**
   * {@link #countAbove} of many values in one pass: O(values + centroids) time.
   *
   * @param values finite, ascending
   */
  public double[] countsAbove(double[] values) {
    return counts(values, true);
  }

  /**
   * {@link #countAtLeast} of many values in one pass: O(values + centroids) time.
   *
   * @param values finite, ascending
   */
  public double[] countsAtLeast(double[] values) {
    return counts(values, false);
  }

  private double[] counts(double[] values, boolean inclusive) {
    double[] counts = curve().masses(values, inclusive);
    for (int i = 0; i < counts.length; i++) {
      counts[i] = count - negativeInfinities - counts[i];
    }
    return counts;
  }

  private CentroidCurve curve() {
    if (curve == null) {
      curve = new CentroidCurve(means, weights);
    }
    return curve;
  }

  private double finiteMass(double value, boolean inclusive) {
    return curve().mass(value, inclusive);
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

  /**
   * The same in at most 202 centroids, for readers with a fixed room: a t-digest of compression
   * 200.
   */
  public ScoreDistribution compressed() {
    return CentroidCompression.compress(this);
  }

  /** All scores of several distributions: one flat merge, in the order of (mean, weight). */
  public static ScoreDistribution merge(List<ScoreDistribution> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    CentroidMerge merge =
        new CentroidMerge(
            parts.stream().map(part -> new double[][] {part.means, part.weights}).toList());
    return new ScoreDistribution(
        merge.means(),
        merge.weights(),
        parts.stream().mapToLong(part -> part.negativeInfinities).sum(),
        parts.stream().mapToLong(part -> part.positiveInfinities).sum());
  }

  /** The state; {@link #fromFlat} reads it. */
  public FlatState toFlat() {
    double[] pairs = Arrays.copyOf(means, 2 * means.length);
    System.arraycopy(weights, 0, pairs, means.length, means.length);
    return new FlatState(new long[] {LAYOUT, negativeInfinities, positiveInfinities}, pairs);
  }

  /** The distribution that gave a state; a state that breaks a rule of this class is rejected. */
  public static ScoreDistribution fromFlat(FlatState state) {
    long[] head = state.longs();
    if (head.length != 3 || head[0] != LAYOUT || state.doubles().length % 2 != 0) {
      throw new IllegalArgumentException(
          "score distribution layout must be "
              + LAYOUT
              + " of 3 numbers: was "
              + Arrays.toString(head));
    }
    double[] pairs = state.doubles();
    int size = pairs.length / 2;
    return new ScoreDistribution(
        Arrays.copyOf(pairs, size), Arrays.copyOfRange(pairs, size, 2 * size), head[1], head[2]);
  }
}
