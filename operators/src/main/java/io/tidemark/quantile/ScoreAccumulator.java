// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;
import java.util.List;

/**
 * Collects scores: exactly up to 256, then as a t-digest to which raw scores are added in lots of
 * 256. When a lot is compressed depends on the scores' number alone, never on reads or checkpoints,
 * so a replay gives the same bytes.
 */
public final class ScoreAccumulator {

  /** Scores kept as they are. */
  public static final int EXACT_SCORES = 256;

  private static final int LAYOUT = 1;

  private final boolean compresses;
  private ScoreDistribution compressed = ScoreDistribution.EMPTY;
  private double[] raw = new double[16];
  private int rawCount;
  private long negativeInfinities;
  private long positiveInfinities;
  private ScoreDistribution cached;

  /**
   * Collects nothing yet.
   *
   * @param compresses whether more than 256 scores become a t-digest
   */
  public ScoreAccumulator(boolean compresses) {
    this.compresses = compresses;
  }

  /** The accumulator that gave a snapshot. */
  public static ScoreAccumulator restore(boolean compresses, FlatState state) {
    long[] head = state.longs();
    if (head.length != 5 || head[0] != LAYOUT) {
      throw new IllegalArgumentException(
          "score accumulator layout must be "
              + LAYOUT
              + " of 5 numbers: was "
              + Arrays.toString(head));
    }
    double[] d = state.doubles();
    if (head[1] < 0 || head[2] < 0 || 2 * head[1] + head[2] != d.length) {
      throw new IllegalArgumentException(
          "score accumulator must hold "
              + head[1]
              + " centroids and "
              + head[2]
              + " scores: held "
              + d.length
              + " numbers");
    }
    ScoreAccumulator a = new ScoreAccumulator(compresses);
    a.load((int) head[1], (int) head[2], d);
    a.negativeInfinities = head[3];
    a.positiveInfinities = head[4];
    return a;
  }

  private void load(int centroids, int scores, double[] d) {
    double[] means = Arrays.copyOf(d, centroids);
    double[] weights = Arrays.copyOfRange(d, centroids, 2 * centroids);
    compressed = new ScoreDistribution(means, weights, 0, 0);
    rawCount = scores;
    raw = Arrays.copyOfRange(d, 2 * centroids, Math.max(d.length, 2 * centroids + 16));
  }

  /** Adds a score; NaN is rejected. */
  public void add(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score must be a number: was NaN");
    }
    cached = null;
    if (score == Double.POSITIVE_INFINITY) {
      positiveInfinities++;
    } else if (score == Double.NEGATIVE_INFINITY) {
      negativeInfinities++;
    } else {
      addFinite(score + 0.0);
    }
  }

  private void addFinite(double score) {
    if (compresses && rawCount == EXACT_SCORES) {
      compressed = Digest.compress(compressed, Arrays.copyOf(raw, rawCount));
      rawCount = 0;
    }
    if (rawCount == raw.length) {
      raw = Arrays.copyOf(raw, 2 * rawCount);
    }
    insert(score);
  }

  /** Raw scores are kept ascending, so that reading them needs no sort. */
  private void insert(double score) {
    int found = Arrays.binarySearch(raw, 0, rawCount, score);
    int to = found >= 0 ? found : -found - 1;
    System.arraycopy(raw, to, raw, to + 1, rawCount - to);
    raw[to] = score;
    rawCount++;
  }

  /** Scores so far. */
  public long count() {
    return compressed.count() + rawCount + negativeInfinities + positiveInfinities;
  }

  /** The scores so far. */
  public ScoreDistribution distribution() {
    if (cached == null) {
      ScoreDistribution finite = ScoreDistribution.merge(List.of(compressed, rawScores()));
      cached =
          new ScoreDistribution(
              finite.means(), finite.weights(), negativeInfinities, positiveInfinities);
    }
    return cached;
  }

  private ScoreDistribution rawScores() {
    return ScoreDistribution.ofAscending(Arrays.copyOf(raw, rawCount));
  }

  /** The state; does not change it. */
  public FlatState snapshot() {
    double[] means = compressed.means();
    double[] d = new double[2 * means.length + rawCount];
    System.arraycopy(means, 0, d, 0, means.length);
    System.arraycopy(compressed.weights(), 0, d, means.length, means.length);
    System.arraycopy(raw, 0, d, 2 * means.length, rawCount);
    long[] head = {LAYOUT, means.length, rawCount, negativeInfinities, positiveInfinities};
    return new FlatState(head, d);
  }
}
