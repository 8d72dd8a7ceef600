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
    ScoreAccumulator a = new ScoreAccumulator(compresses);
    int centroids = (int) head[1];
    a.rawCount = (int) head[2];
    a.negativeInfinities = head[3];
    a.positiveInfinities = head[4];
    double[] d = state.doubles();
    a.compressed =
        new ScoreDistribution(
            Arrays.copyOfRange(d, 0, centroids),
            Arrays.copyOfRange(d, centroids, 2 * centroids),
            0,
            0);
    a.raw = Arrays.copyOfRange(d, 2 * centroids, Math.max(d.length, 2 * centroids + 16));
    return a;
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
      compressed = Digest.compress(ScoreDistribution.merge(List.of(compressed, rawScores())));
      rawCount = 0;
    }
    if (rawCount == raw.length) {
      raw = Arrays.copyOf(raw, 2 * rawCount);
    }
    raw[rawCount++] = score;
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
    return ScoreDistribution.ofScores(Arrays.copyOf(raw, rawCount), 0, 0);
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
