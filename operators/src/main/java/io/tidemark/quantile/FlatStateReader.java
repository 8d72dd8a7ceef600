// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/** Reads what {@link FlatStateWriter} wrote; state that ends early or late is rejected. */
final class FlatStateReader {

  private final FlatState state;
  private int nextLong;
  private int nextDouble;

  FlatStateReader(FlatState state) {
    this.state = state;
  }

  long readLong() {
    require(1, state.longs().length - nextLong, "whole numbers");
    return state.longs()[nextLong++];
  }

  FlatState readState() {
    long longCount = readLong();
    long doubleCount = readLong();
    require(longCount, state.longs().length - nextLong, "whole numbers");
    require(doubleCount, state.doubles().length - nextDouble, "reals");
    int longsTo = nextLong + (int) longCount;
    int doublesTo = nextDouble + (int) doubleCount;
    FlatState read =
        new FlatState(
            Arrays.copyOfRange(state.longs(), nextLong, longsTo),
            Arrays.copyOfRange(state.doubles(), nextDouble, doublesTo));
    nextLong = longsTo;
    nextDouble = doublesTo;
    return read;
  }

  void requireEnd() {
    int left = state.longs().length - nextLong + state.doubles().length - nextDouble;
    if (left != 0) {
      throw new IllegalArgumentException("window state must end with its panes: " + left + " left");
    }
  }

  private static void require(long wanted, int left, String what) {
    if (wanted < 0 || wanted > left) {
      throw new IllegalArgumentException(
          "window state must hold " + wanted + " more " + what + ": held " + left);
    }
  }
}
