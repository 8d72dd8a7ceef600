// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * Half a step down the expected gradient, by the distribution of the last scores, which are kept in
 * the order of their arrival and in that of their size: O(log scores) time per outcome and a move
 * of at most as many numbers in memory.
 */
final class OptimisticCorrection implements Correction {

  private final double target;
  private final double[] ring;
  private final double[] ascending;
  private int size;
  private int oldest;

  OptimisticCorrection(double target, int scores) {
    this.target = target;
    this.ring = new double[scores];
    this.ascending = new double[scores];
  }

  @Override
  public double term(double score, double issuedThreshold, double step, double tracked) {
    return size < ring.length ? 0 : -step * 0.5 * (shareUpTo(tracked) - (1 - target));
  }

  /** Of NaN 0, as no score is up to it. */
  private double shareUpTo(double value) {
    return Double.isNaN(value) ? 0 : (double) countUpTo(value) / ring.length;
  }

  /** Steps without branches, because a new score is in no known place. */
  private int countUpTo(double value) {
    int from = 0;
    for (int left = size; left > 1; ) {
      int half = left >>> 1;
      from += ascending[from + half - 1] <= value ? half : 0;
      left -= half;
    }
    return size > 0 && ascending[from] <= value ? from + 1 : from;
  }

  @Override
  public void learn(double score, double issuedThreshold) {
    if (size < ring.length) {
      insert(countUpTo(score), size, score);
      ring[size++] = score;
    } else {
      replace(ring[oldest], score);
      ring[oldest] = score;
      oldest = oldest + 1 == ring.length ? 0 : oldest + 1;
    }
  }

  private void insert(int to, int end, double score) {
    System.arraycopy(ascending, to, ascending, to + 1, end - to);
    ascending[to] = score;
  }

  /** Moves only what lies between the two; equal scores are alike. */
  private void replace(double gone, double score) {
    int from = countUpTo(gone) - 1;
    int to = countUpTo(score);
    if (to > from) {
      System.arraycopy(ascending, from + 1, ascending, from, to - 1 - from);
      ascending[to - 1] = score;
    } else {
      insert(to, from, score);
    }
  }

  @Override
  public void write(StateWriter state) {
    state.add(size).add(oldest);
    for (int i = 0; i < size; i++) {
      state.add(ring[i]);
    }
  }

  @Override
  public void read(StateReader state) {
    size = state.count(ring.length);
    oldest = state.count(ring.length - 1);
    System.arraycopy(state.next(size), 0, ring, 0, size);
    System.arraycopy(ring, 0, ascending, 0, size);
    Arrays.sort(ascending, 0, size);
  }
}
