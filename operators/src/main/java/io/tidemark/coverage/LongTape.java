// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.Arrays;

/** Whole numbers one after another: how sums are written down. */
final class LongTape {

  private static final int INITIAL = 64;

  private long[] values;
  private int at;

  LongTape() {
    this.values = new long[INITIAL];
  }

  private LongTape(long[] values) {
    this.values = values;
  }

  static LongTape of(long[] values) {
    return new LongTape(values);
  }

  void put(long value) {
    if (at == values.length) {
      values = Arrays.copyOf(values, 2 * at);
    }
    values[at++] = value;
  }

  void put(double value) {
    put(Double.doubleToLongBits(value));
  }

  void putAll(long[] all) {
    put((long) all.length);
    for (long value : all) {
      put(value);
    }
  }

  void putAll(double[] all) {
    put((long) all.length);
    for (double value : all) {
      put(value);
    }
  }

  long get() {
    return values[at++];
  }

  double getDouble() {
    return Double.longBitsToDouble(get());
  }

  long[] getAll() {
    long[] all = new long[(int) get()];
    for (int i = 0; i < all.length; i++) {
      all[i] = get();
    }
    return all;
  }

  double[] getAllDoubles() {
    double[] all = new double[(int) get()];
    for (int i = 0; i < all.length; i++) {
      all[i] = getDouble();
    }
    return all;
  }

  /** What was put. */
  long[] written() {
    return Arrays.copyOf(values, at);
  }
}
