// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

/**
 * A closed interval of finite outcomes; empty when {@code lower > upper}, and when both ends are
 * the same infinity.
 *
 * @param lower may be -infinity
 * @param upper may be +infinity
 */
public record PredictionInterval(double lower, double upper) {

  /** Every outcome. */
  public static final PredictionInterval WHOLE_LINE =
      new PredictionInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** No outcome. */
  public static final PredictionInterval EMPTY =
      new PredictionInterval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** Rejects NaN ends. */
  public PredictionInterval {
    if (Double.isNaN(lower) || Double.isNaN(upper)) {
      throw new IllegalArgumentException(
          "lower and upper must be numbers: were " + lower + ", " + upper);
    }
  }

  /** Whether y lies in the interval, ends included. */
  public boolean contains(double y) {
    return lower <= y && y <= upper;
  }

  /** Whether no outcome is covered. */
  public boolean isEmpty() {
    return lower > upper || lower == Double.POSITIVE_INFINITY || upper == Double.NEGATIVE_INFINITY;
  }

  /** upper - lower; 0 when empty. */
  public double width() {
    return isEmpty() ? 0.0 : upper - lower;
  }

  /** The outcomes in both. */
  public PredictionInterval intersect(PredictionInterval other) {
    return new PredictionInterval(Math.max(lower, other.lower), Math.min(upper, other.upper));
  }

  /**
   * Winkler's interval score, (u - l) + (2/a)(l - y)+ + (2/a)(y - u)+; smaller is better (Gneiting
   * and Raftery 2007, equation 43).
   */
  public double intervalScore(double y, double targetMiscoverage) {
    double below = Math.max(0.0, lower - y);
    double above = Math.max(0.0, y - upper);
    return width() + 2.0 / targetMiscoverage * (below + above);
  }
}
