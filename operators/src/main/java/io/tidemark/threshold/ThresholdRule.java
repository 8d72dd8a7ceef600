// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** A rule that keeps one threshold per target and tail, apart from all others. */
public non-sealed interface ThresholdRule extends CalibrationRule {

  /** A fresh tracker. */
  ThresholdTracker create(double targetMiscoverage);

  /** The tracker that gave this snapshot. */
  ThresholdTracker restore(double targetMiscoverage, double[] snapshot);
}
