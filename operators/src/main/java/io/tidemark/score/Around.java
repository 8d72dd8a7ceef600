// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.function.DoubleUnaryOperator;

/** The outcomes around a best one whose score is within a threshold. */
final class Around {

  private Around() {}

  /**
   * The exact interval from closed-form ends.
   *
   * @param best an outcome of smallest score
   */
  static PredictionInterval of(
      DoubleUnaryOperator score, double threshold, double best, double lower, double upper) {
    if (threshold == Double.POSITIVE_INFINITY) {
      return PredictionInterval.WHOLE_LINE;
    }
    if (threshold == Double.NEGATIVE_INFINITY) {
      return PredictionInterval.EMPTY;
    }
    if (!(score.applyAsDouble(best) <= threshold)) {
      return crossed(best, lower, upper);
    }
    return new PredictionInterval(
        ExactEnd.lower(score, threshold, lower, best),
        ExactEnd.upper(score, threshold, upper, best));
  }

  /** Empty, but the ends stay where the forecast put them, so that an interval score is finite. */
  private static PredictionInterval crossed(double best, double lower, double upper) {
    return new PredictionInterval(
        Math.max(lower, Math.nextUp(best)), Math.min(upper, Math.nextDown(best)));
  }
}
