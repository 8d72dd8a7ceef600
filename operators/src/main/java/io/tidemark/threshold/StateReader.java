// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** Reads the numbers of a snapshot in the order they were written; a wrong length is rejected. */
final class StateReader {

  private final String rule;
  private final double[] numbers;
  private int read;

  StateReader(String rule, double[] numbers) {
    this.rule = rule;
    this.numbers = numbers;
  }

  double next() {
    if (read == numbers.length) {
      throw wrong("longer");
    }
    return numbers[read++];
  }

  /** A number of things to follow. */
  int count(int most) {
    double count = next();
    if (!(count >= 0 && count <= most && count == Math.rint(count))) {
      throw wrong("one with at most " + most + " entries where " + count + " stands");
    }
    return (int) count;
  }

  double[] next(int count) {
    double[] result = new double[count];
    for (int i = 0; i < count; i++) {
      result[i] = next();
    }
    return result;
  }

  void end() {
    if (read != numbers.length) {
      throw wrong("of " + read + " numbers");
    }
  }

  private IllegalArgumentException wrong(String allowed) {
    return new IllegalArgumentException(
        "state of rule " + rule + " must be " + allowed + ": was " + numbers.length + " numbers");
  }
}
