// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** The sum of the last squared losses, in O(1) amortized time. */
final class SquaredLosses {

  private final double[] ring;
  private int next;
  private boolean full;
  private double sum;

  /**
   * No losses yet.
   *
   * @param losses how many are summed; 0: none ever
   */
  SquaredLosses(int losses) {
    this.ring = new double[losses];
  }

  /** 0 until there are enough losses. */
  double sum() {
    return full ? sum : 0;
  }

  void add(double loss) {
    if (ring.length == 0) {
      return;
    }
    double square = loss * loss;
    sum += square - ring[next];
    ring[next] = square;
    next++;
    if (next == ring.length) {
      next = 0;
      full = true;
      sum = summed();
    }
  }

  /** Once around the ring the sum is taken anew, so that no rounding builds up. */
  private double summed() {
    double total = 0;
    for (double square : ring) {
      total += square;
    }
    return total;
  }

  void write(StateWriter state) {
    if (ring.length > 0) {
      state.add(next).add(full ? 1 : 0).add(sum).addAll(ring);
    }
  }

  /** Reads into these losses, which are new. */
  void read(StateReader state) {
    if (ring.length > 0) {
      next = state.count(ring.length - 1);
      full = state.count(1) == 1;
      sum = state.next();
      System.arraycopy(state.next(ring.length), 0, ring, 0, ring.length);
    }
  }
}
