// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** Follows the signed residuals of one series with a pair of thresholds. */
public interface JointTracker {

  /** The pair in force; learns nothing. */
  JointThresholds issue();

  /** Learns from one outcome; called after it was judged. */
  void update(JointOutcome outcome);

  /** The state, as a fresh array. */
  double[] snapshot();
}
