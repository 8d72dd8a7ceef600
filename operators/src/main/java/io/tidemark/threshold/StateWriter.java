// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/** Collects the numbers of a snapshot. */
final class StateWriter {

  private double[] numbers = new double[32];
  private int size;

  StateWriter add(double number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
    return this;
  }

  StateWriter addAll(double[] more) {
    for (double number : more) {
      add(number);
    }
    return this;
  }

  double[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
