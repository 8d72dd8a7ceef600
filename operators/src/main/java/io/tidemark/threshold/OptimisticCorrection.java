// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** Half a step down the expected gradient, by the distribution of the last scores. */
final class OptimisticCorrection implements Correction {

  private final double target;
  private final double[] ring;
  private int size;
  private int oldest;

  OptimisticCorrection(double target, int scores) {
    this.target = target;
    this.ring = new double[scores];
  }

  @Override
  public double term(ScoredOutcome outcome, double step, double tracked) {
    return size < ring.length ? 0 : -step * 0.5 * (shareUpTo(tracked) - (1 - target));
  }

  private double shareUpTo(double value) {
    int count = 0;
    for (double score : ring) {
      count += score <= value ? 1 : 0;
    }
    return (double) count / ring.length;
  }

  @Override
  public void learn(ScoredOutcome outcome) {
    if (size < ring.length) {
      ring[size++] = outcome.score();
    } else {
      ring[oldest] = outcome.score();
      oldest = oldest + 1 == ring.length ? 0 : oldest + 1;
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
  }
}
