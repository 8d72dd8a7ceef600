// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.math.BigInteger;

/**
 * A sum of doubles without rounding: each is split into pieces of 32 bits at fixed places, which
 * are summed as whole numbers.
 *
 * <p>Guarantee: neither the order of the values nor the way they were split among sums changes a
 * bit, up to 2^31 values; the total is rounded once, to within a unit in the last place. Infinite
 * values are counted apart; NaN is refused. O(1) a value; 67 numbers once there is a value.
 * Reference: Neal, "Fast exact summation using small and large superaccumulators", 2015, section 2.
 */
final class ExactSum {

  private static final int PIECE_BITS = 32;
  private static final long PIECE = (1L << PIECE_BITS) - 1;
  private static final int PIECES = 67;
  private static final int MANTISSA_BITS = 52;
  private static final int LEAST_EXPONENT = -1074;
  private static final int KEPT_BITS = 62;

  private long count;
  private long negativeInfinities;
  private long positiveInfinities;
  private long[] pieces = new long[0];

  void add(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("a value must be a number: was NaN");
    }
    count++;
    if (Double.isInfinite(x)) {
      negativeInfinities += x < 0 ? 1 : 0;
      positiveInfinities += x > 0 ? 1 : 0;
    } else {
      addFinite(x);
    }
  }

  private void addFinite(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7ff;
    long fraction = bits & ((1L << MANTISSA_BITS) - 1);
    long mantissa = exponent == 0 ? fraction : fraction | (1L << MANTISSA_BITS);
    int place = Math.max(0, exponent - 1);
    int shift = place % PIECE_BITS;
    long low = mantissa << shift;
    long high = shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
    long sign = bits < 0 ? -1 : 1;
    allocate();
    int at = place / PIECE_BITS;
    pieces[at] += sign * (low & PIECE);
    pieces[at + 1] += sign * (low >>> PIECE_BITS);
    pieces[at + 2] += sign * high;
  }

  private void allocate() {
    if (pieces.length == 0) {
      pieces = new long[PIECES];
    }
  }

  void mergeWith(ExactSum other) {
    count += other.count;
    negativeInfinities += other.negativeInfinities;
    positiveInfinities += other.positiveInfinities;
    if (other.pieces.length > 0) {
      allocate();
    }
    for (int i = 0; i < other.pieces.length; i++) {
      pieces[i] += other.pieces[i];
    }
  }

  /** Values, with infinite ones. */
  long count() {
    return count;
  }

  /** The sum over the count; NaN without values, or with infinite ones of both signs. */
  double mean() {
    double infinite =
        (positiveInfinities > 0 ? Double.POSITIVE_INFINITY : 0.0)
            + (negativeInfinities > 0 ? Double.NEGATIVE_INFINITY : 0.0);
    return (infinite + finite()) / count;
  }

  /** The mean of the finite values; NaN without one. */
  double finiteMean() {
    return finite() / (count - positiveInfinities - negativeInfinities);
  }

  private double finite() {
    BigInteger total = BigInteger.ZERO;
    for (int i = pieces.length - 1; i >= 0; i--) {
      total = total.shiftLeft(PIECE_BITS).add(BigInteger.valueOf(pieces[i]));
    }
    int dropped = Math.max(0, total.abs().bitLength() - KEPT_BITS);
    long kept = total.abs().shiftRight(dropped).longValueExact();
    return total.signum() * Math.scalb((double) kept, dropped + LEAST_EXPONENT);
  }

  void write(LongTape to) {
    to.put(count);
    to.put(negativeInfinities);
    to.put(positiveInfinities);
    to.putAll(pieces);
  }

  static ExactSum read(LongTape from) {
    ExactSum sum = new ExactSum();
    sum.count = from.get();
    sum.negativeInfinities = from.get();
    sum.positiveInfinities = from.get();
    sum.pieces = from.getAll();
    return sum;
  }
}
