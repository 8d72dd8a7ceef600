// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * The range of the last scores. Amortized O(1) time per score; in a snapshot 8 bytes and 16 for
 * each candidate of a monotone deque: about 250 bytes for 300 scores in random order, 4.8 kB for
 * 300 in ascending or descending order.
 */
final class ScoreRange {

  private final int capacity;
  private final MonotoneDeque largest = new MonotoneDeque();
  private final MonotoneDeque negatedSmallest = new MonotoneDeque();
  private double added;

  ScoreRange(int capacity) {
    this.capacity = capacity;
  }

  void add(double score) {
    largest.push(added, score);
    negatedSmallest.push(added, -score);
    added++;
    largest.expire(added - capacity);
    negatedSmallest.expire(added - capacity);
  }

  boolean isEmpty() {
    return largest.isEmpty();
  }

  double largest() {
    return largest.largest();
  }

  double smallest() {
    return -negatedSmallest.largest();
  }

  double span() {
    return largest() - smallest();
  }

  void write(StateWriter state) {
    state.add(added);
    largest.write(state);
    negatedSmallest.write(state);
  }

  /** Reads into this range, which is empty. */
  void read(StateReader state) {
    added = state.next();
    largest.read(state, capacity);
    negatedSmallest.read(state, capacity);
  }
}
