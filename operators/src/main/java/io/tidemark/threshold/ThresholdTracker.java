// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/** Follows the outcomes of one segment with a threshold. */
public interface ThresholdTracker {

  /** The threshold in force, in score units; +infinity until calibrated, never NaN. */
  double threshold(ThresholdSource calibration);

  /**
   * Learns from one outcome; called after the outcome was judged, before it enters the window. The
   * numbers are those of {@link ScoredOutcome}, apart, so that an outcome needs no object.
   */
  void update(double score, double issuedThreshold, double beta);

  /** Learns from one outcome. */
  default void update(ScoredOutcome outcome) {
    update(outcome.score(), outcome.issuedThreshold(), outcome.beta());
  }

  /**
   * Shows a score whose outcome will be learned later. Published code whose step is scaled by the
   * last scores does not wait for late outcomes with that, which only an analysis of a finished
   * series can do; every other rule takes no notice.
   */
  default void preview(double score) {
    // nothing may be known before its outcome
  }

  /** The state, as a fresh array. */
  double[] snapshot();
}
