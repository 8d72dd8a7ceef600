// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.function.DoubleUnaryOperator;

/**
 * Moves the closed-form end of an interval to the last double whose score is within the threshold,
 * so that score and interval agree in floating point and not only in algebra.
 *
 * <p>Assumes that the score does not decrease from the limit outwards, in floating point. Two
 * evaluations when the closed form is right; else galloping and bisection over the ordered doubles,
 * about 130 at most. When every finite outcome on this side is covered the end is infinite; when
 * even the limit is not covered, it is infinite on the other side, which is an empty interval.
 */
final class ExactEnd {

  private static final long LARGEST = Double.doubleToLongBits(Double.MAX_VALUE);
  private static final long LONGEST_STEP = 1L << 62;

  private ExactEnd() {}

  /**
   * The largest y, not below the limit, whose score is at most the threshold.
   *
   * @param guess the end in closed form, a number
   * @param limit an outcome of smallest score, finite; -MAX_VALUE when the score only rises
   */
  static double upper(DoubleUnaryOperator score, double threshold, double guess, double limit) {
    return 0.0 - lower(y -> score.applyAsDouble(-y), threshold, -guess, -limit);
  }

  /**
   * The smallest y, not above the limit, whose score is at most the threshold.
   *
   * @param guess the end in closed form, a number
   * @param limit an outcome of smallest score, finite; MAX_VALUE when the score only falls
   */
  static double lower(DoubleUnaryOperator score, double threshold, double guess, double limit) {
    long start = ordinal(Math.max(-Double.MAX_VALUE, Math.min(guess, limit)));
    return score.applyAsDouble(value(start)) <= threshold
        ? outwards(score, threshold, start)
        : inwards(score, threshold, start, ordinal(limit));
  }

  private static double outwards(DoubleUnaryOperator score, double threshold, long start) {
    long inside = start;
    long step = 1;
    while (inside > -LARGEST) {
      long next = inside - step;
      if (next > inside || next < -LARGEST) {
        next = -LARGEST;
      }
      if (!(score.applyAsDouble(value(next)) <= threshold)) {
        return bisect(score, threshold, next, inside);
      }
      inside = next;
      step = Math.min(2 * step, LONGEST_STEP);
    }
    return Double.NEGATIVE_INFINITY;
  }

  /** Never beyond the limit: a long step would jump over an interval of a few doubles. */
  private static double inwards(
      DoubleUnaryOperator score, double threshold, long start, long limit) {
    long outside = start;
    long step = 1;
    while (outside < limit) {
      long next = outside + step;
      if (next < outside || next > limit) {
        next = limit;
      }
      if (score.applyAsDouble(value(next)) <= threshold) {
        return bisect(score, threshold, outside, next);
      }
      outside = next;
      step = Math.min(2 * step, LONGEST_STEP);
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double bisect(
      DoubleUnaryOperator score, double threshold, long outside, long inside) {
    while (inside - outside > 1) {
      long middle = outside + (inside - outside) / 2;
      if (score.applyAsDouble(value(middle)) <= threshold) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return value(inside);
  }

  /** Doubles in order as whole numbers; both zeros are 0. */
  private static long ordinal(double y) {
    long bits = Double.doubleToLongBits(y + 0.0);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double value(long ordinal) {
    return Double.longBitsToDouble(ordinal >= 0 ? ordinal : Long.MIN_VALUE - ordinal);
  }
}
