// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An immutable certified upper summary: ascending entries (high, low, weight), each for that many
 * finite scores in [low, high], and infinite scores beside them.
 *
 * <p>threshold(a) = the smallest high whose cumulative weight reaches ceil((n + 1)(1 - a)). It is
 * never below the score of that rank; {@link #slack} bounds by how many ranks it is above. No
 * assumption on the scores or on how they were parted. Space: the entries.
 */
public final class UpperSummary {

  /** No scores. */
  public static final UpperSummary EMPTY =
      new UpperSummary(new double[0], new double[0], new long[0], 0, 0);

  private static final long LARGEST_COUNT = 1L << 53;

  private final double[] highs;
  private final double[] lows;
  private final long[] weights;
  private final long negativeInfinities;
  private final long positiveInfinities;
  private final long count;

  /**
   * A summary; what breaks a rule is rejected. The arrays must not be changed afterwards.
   *
   * @param highs ascending, finite
   * @param lows at most the high each; -infinity where nothing is known
   * @param weights at least 1 each; together with the infinite scores at most 2^53
   */
  public UpperSummary(
      double[] highs,
      double[] lows,
      long[] weights,
      long negativeInfinities,
      long positiveInfinities) {
    this.highs = highs;
    this.lows = lows;
    this.weights = weights;
    this.negativeInfinities = negativeInfinities;
    this.positiveInfinities = positiveInfinities;
    requireSizes();
    long sum = capped(negativeInfinities, 0, 0) + capped(positiveInfinities, 0, 0);
    for (int i = 0; i < highs.length; i++) {
      requireEntry(i);
      sum += capped(weights[i], 1, sum);
    }
    this.count = sum;
  }

  private void requireSizes() {
    if (highs.length != lows.length || highs.length != weights.length) {
      throw new IllegalArgumentException(
          "highs, lows and weights must be equally many: were "
              + highs.length
              + ", "
              + lows.length
              + ", "
              + weights.length);
    }
  }

  private void requireEntry(int i) {
    if (!Double.isFinite(highs[i]) || i > 0 && highs[i] < highs[i - 1]) {
      throw new IllegalArgumentException("highs must be finite and ascending: was " + highs[i]);
    }
    if (!(lows[i] <= highs[i])) {
      throw new IllegalArgumentException(
          "lows must be at most their highs: was " + lows[i] + " for " + highs[i]);
    }
  }

  private static long capped(long weight, long least, long sum) {
    if (weight < least || weight > LARGEST_COUNT || sum + weight > LARGEST_COUNT) {
      throw new IllegalArgumentException(
          "weights must be in [" + least + ", 2^53] and sum to at most 2^53: was " + weight);
    }
    return weight;
  }

  /** Scores, infinite ones included. */
  public long count() {
    return count;
  }

  /** A copy of the entries' largest scores. */
  public double[] highs() {
    return highs.clone();
  }

  /** A copy of bounds below the entries' scores. */
  public double[] lows() {
    return lows.clone();
  }

  /** A copy of the entries' numbers of scores. */
  public long[] weights() {
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

  /** The certified rank rule; see {@link ScoreDistribution#threshold} for its ends. */
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

  private double atRank(long k) {
    if (k < 1 || k <= negativeInfinities) {
      return Double.NEGATIVE_INFINITY;
    }
    long below = negativeInfinities;
    for (int i = 0; i < highs.length; i++) {
      below += weights[i];
      if (below >= k) {
        return highs[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * The slack certificate: at most this many scores are up to the threshold beyond its rank, ties
   * with it included. 0 when the threshold is infinite.
   */
  public long slack(double miscoverage) {
    double threshold = threshold(miscoverage);
    if (Double.isInfinite(threshold)) {
      return 0;
    }
    long upTo = negativeInfinities;
    for (int i = 0; i < highs.length; i++) {
      upTo += lows[i] <= threshold ? weights[i] : 0;
    }
    return upTo - ConformalRank.of(count, miscoverage);
  }

  /**
   * All scores of several summaries. The result depends on the scores' entries alone, not on the
   * order or grouping of the parts: entries of equal highs become one, which commutes. O(m log p)
   * for m entries in p parts.
   */
  public static UpperSummary merge(List<UpperSummary> parts) {
    if (parts.size() < 2) {
      return parts.isEmpty() ? EMPTY : parts.get(0).tied();
    }
    int half = parts.size() / 2;
    return merge(parts.subList(0, half)).with(merge(parts.subList(half, parts.size())));
  }

  private UpperSummary tied() {
    return with(EMPTY);
  }

  private UpperSummary with(UpperSummary other) {
    UpperEntries entries = new UpperEntries(highs.length + other.highs.length);
    int i = 0;
    for (int j = 0; j < other.highs.length; j++) {
      for (; i < highs.length && highs[i] <= other.highs[j]; i++) {
        entries.add(highs[i], lows[i], weights[i]);
      }
      entries.add(other.highs[j], other.lows[j], other.weights[j]);
    }
    for (; i < highs.length; i++) {
      entries.add(highs[i], lows[i], weights[i]);
    }
    return entries.build(
        negativeInfinities + other.negativeInfinities,
        positiveInfinities + other.positiveInfinities);
  }

  /** The same scores in fewer entries, as {@link Coalescing} joins them. */
  public UpperSummary coalesced() {
    Coalescing entries = new Coalescing(highs.length);
    for (int i = highs.length - 1; i >= 0; i--) {
      entries.add(highs[i], lows[i], weights[i]);
    }
    UpperEntries fewer = new UpperEntries(highs.length);
    entries.forEach(fewer::add);
    return fewer.build(negativeInfinities, positiveInfinities);
  }

  /** A lower bound of the smallest finite score; empty without one. */
  public OptionalDouble min() {
    return Arrays.stream(lows).min();
  }

  /** The largest finite score; empty without one. */
  public OptionalDouble max() {
    return highs.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(highs[highs.length - 1]);
  }

  /** An estimate of the distribution: each entry in the middle of its range. */
  public ScoreDistribution distribution() {
    double[] means = new double[highs.length];
    double[] masses = new double[highs.length];
    for (int i = 0; i < highs.length; i++) {
      double middle = middle(i);
      int to = i;
      for (; to > 0 && means[to - 1] > middle; to--) {
        means[to] = means[to - 1];
        masses[to] = masses[to - 1];
      }
      means[to] = middle;
      masses[to] = weights[i];
    }
    return new ScoreDistribution(means, masses, negativeInfinities, positiveInfinities);
  }

  /** Where the low is the high but for its rounding, all scores are the high. */
  private double middle(int i) {
    boolean atom = lows[i] >= Coalescing.floor(highs[i]) || Double.isInfinite(lows[i]);
    return atom ? highs[i] : lows[i] / 2 + highs[i] / 2;
  }
}
