// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.function.IntUnaryOperator;

/** Small whole numbers, each in as few bits as the largest needs. */
final class TagBits {

  private TagBits() {}

  /** Bits that a number of at most this size takes; 0 for 0. */
  static int bits(long largest) {
    return Long.SIZE - Long.numberOfLeadingZeros(largest);
  }

  /** Words that so many numbers take. */
  static int words(int count, int bits) {
    return (int) (((long) count * bits + 63) / 64);
  }

  /** Packs numbers, the first into the lowest bits. */
  static void pack(int count, int bits, IntUnaryOperator number, long[] to, int from) {
    for (int i = 0; i < count && bits > 0; i++) {
      long at = (long) i * bits;
      int word = from + (int) (at >>> 6);
      int shift = (int) (at & 63);
      long value = number.applyAsInt(i);
      to[word] |= value << shift;
      if (shift + bits > 64) {
        to[word + 1] |= value >>> (64 - shift);
      }
    }
  }

  /** Reads the i-th number. */
  static int unpack(int i, int bits, long[] words, int from) {
    if (bits == 0) {
      return 0;
    }
    long at = (long) i * bits;
    int word = from + (int) (at >>> 6);
    int shift = (int) (at & 63);
    long value = words[word] >>> shift;
    if (shift + bits > 64) {
      value |= words[word + 1] << (64 - shift);
    }
    return (int) (value & ((1L << bits) - 1));
  }
}
