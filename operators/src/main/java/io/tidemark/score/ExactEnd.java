// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.function.DoubleUnaryOperator;

/**
 * Moves the closed-form end of an interval to the last double whose score is within the threshold,
 * so that score and interval agree in floating point and not only in algebra. Requires a score that
 * does not decrease away from the interval. Two evaluations when the closed form is right; else
 * galloping and bisection over the ordered doubles, at most about 130.
 */
final class ExactEnd {

  private ExactEnd() {}

  /** The largest y with score(y) at most the threshold, searched from a first guess. */
  static double upper(DoubleUnaryOperator score, double threshold, double guess) {
    return -lower(y -> score.applyAsDouble(-y), threshold, -guess);
  }

  /** The smallest y with score(y) at most the threshold, searched from a first guess. */
  static double lower(DoubleUnaryOperator score, double threshold, double guess) {
    if (!Double.isFinite(guess)) {
      return guess;
    }
    boolean covered = score.applyAsDouble(guess) <= threshold;
    long inside = ordinal(guess);
    long outside = inside;
    long step = 1;
    while (true) {
      long next = covered ? outside - step : inside + step;
      double y = value(next);
      if (!Double.isFinite(y)) {
        return y;
      }
      boolean nextCovered = score.applyAsDouble(y) <= threshold;
      if (covered) {
        outside = next;
        if (!nextCovered) {
          return bisect(score, threshold, outside, inside);
        }
        inside = next;
      } else {
        inside = next;
        if (nextCovered) {
          return bisect(score, threshold, outside, inside);
        }
        outside = next;
      }
      step <<= 1;
    }
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

  /** Doubles in order as whole numbers. */
  private static long ordinal(double y) {
    long bits = Double.doubleToLongBits(y + 0.0);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double value(long ordinal) {
    return Double.longBitsToDouble(ordinal >= 0 ? ordinal : Long.MIN_VALUE - ordinal);
  }
}
