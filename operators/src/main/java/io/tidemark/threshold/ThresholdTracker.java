// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.CalibrationWindow;

/** Follows the outcomes of one segment with a threshold. */
public interface ThresholdTracker {

  /** The threshold in force, in score units; +infinity until calibrated, never NaN. */
  double threshold(CalibrationWindow calibration);

  /** Learns from one outcome; called after the outcome was judged, before it enters the window. */
  void update(ScoredOutcome outcome);

  /** The state, as a fresh array. */
  double[] snapshot();
}
