// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

/** The sides of an interval, each with its score and the interval that it bounds alone. */
public enum Side {
  /** base - y: bounds from below. */
  LOWER {
    @Override
    double score(double base, double y) {
      return base - y;
    }

    @Override
    PredictionInterval finite(double base, double threshold) {
      double end = ExactEnd.lower(y -> base - y, threshold, base - threshold, Double.MAX_VALUE);
      return new PredictionInterval(end, Double.POSITIVE_INFINITY);
    }
  },
  /** y - base: bounds from above. */
  UPPER {
    @Override
    double score(double base, double y) {
      return y - base;
    }

    @Override
    PredictionInterval finite(double base, double threshold) {
      double end = ExactEnd.upper(y -> y - base, threshold, base + threshold, -Double.MAX_VALUE);
      return new PredictionInterval(Double.NEGATIVE_INFINITY, end);
    }
  };

  /** How far the outcome lies beyond the base on this side; negative on the other. */
  abstract double score(double base, double y);

  abstract PredictionInterval finite(double base, double threshold);

  /** All outcomes whose score is at most the threshold. */
  PredictionInterval interval(double base, double threshold) {
    if (threshold == Double.POSITIVE_INFINITY) {
      return PredictionInterval.WHOLE_LINE;
    }
    return threshold == Double.NEGATIVE_INFINITY
        ? PredictionInterval.EMPTY
        : finite(base, threshold);
  }

  /** The side that a tail bounds. */
  static Side of(int tail) {
    return tail == 0 ? LOWER : UPPER;
  }

  /** The end of a stated interval on this side. */
  double end(PredictionInterval stated) {
    return this == LOWER ? stated.lower() : stated.upper();
  }
}
