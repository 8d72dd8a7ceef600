// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * The smoothed size of an error e = score - issued threshold: e f'(e), f the logistic function.
 * Between -.23 and .23; largest near |e| = 1.54, so it has the unit of the scores.
 */
final class ErrorQuantification {

  private ErrorQuantification() {}

  /** As published: exp(-e) overflows below e = -709, and the result is NaN. */
  static double published(double score, double issuedThreshold) {
    double e = score - issuedThreshold;
    double exp = Math.exp(-e);
    return e * exp / ((1 + exp) * (1 + exp));
  }

  /** f' is even, so exp(-|e|) serves both sides; 0 at infinite errors, its limit. */
  static double guarded(double score, double issuedThreshold) {
    double e = score - issuedThreshold;
    if (!Double.isFinite(e)) {
      return 0;
    }
    double exp = Math.exp(-Math.abs(e));
    return e * exp / ((1 + exp) * (1 + exp));
  }

  static double of(double score, double issuedThreshold, boolean guards) {
    return guards ? guarded(score, issuedThreshold) : published(score, issuedThreshold);
  }
}
