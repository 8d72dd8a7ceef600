// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * The largest of the last values: keeps each value until a later one is at least as large, so
 * positions ascend and values descend, and the largest is at the head. Amortized O(1) time per
 * value; as many values as the window in the worst case (descending values), about the logarithm of
 * the window on values in random order. Infinities are values like others; NaN must not enter.
 */
final class MonotoneDeque {

  private double[] positions = new double[16];
  private double[] values = new double[16];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  double largest() {
    return values[head];
  }

  void push(double position, double value) {
    while (size > 0 && values[at(size - 1)] <= value) {
      size--;
    }
    if (size == values.length) {
      grow();
    }
    int to = at(size++);
    positions[to] = position;
    values[to] = value;
  }

  /** Drops values before a position. */
  void expire(double position) {
    while (size > 0 && positions[head] < position) {
      head = at(1);
      size--;
    }
  }

  /** The length is a power of 2. */
  private int at(int index) {
    return (head + index) & (values.length - 1);
  }

  private void grow() {
    positions = unrolled(positions);
    values = unrolled(values);
    head = 0;
  }

  private double[] unrolled(double[] ring) {
    double[] longer = Arrays.copyOf(Arrays.copyOfRange(ring, head, ring.length), 2 * ring.length);
    System.arraycopy(ring, 0, longer, ring.length - head, head);
    return longer;
  }

  void write(StateWriter state) {
    state.add(size);
    for (int i = 0; i < size; i++) {
      state.add(positions[at(i)]).add(values[at(i)]);
    }
  }

  /** Reads into this deque, which is empty. */
  void read(StateReader state, int capacity) {
    int count = state.count(capacity);
    for (int i = 0; i < count; i++) {
      push(state.next(), state.next());
    }
  }
}
