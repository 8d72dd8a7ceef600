// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.List;

/**
 * A rule that chooses both tails of a target together, from signed residuals in their order. It
 * keeps what it needs of them itself and pairs with score {@code signed-residual}.
 */
public non-sealed interface JointRule extends CalibrationRule {

  /** A fresh tracker. */
  JointTracker create(double targetMiscoverage);

  /** The tracker that gave this snapshot. */
  JointTracker restore(double targetMiscoverage, double[] snapshot);

  /** The names of the diagnostics that come with its thresholds, in the order of their report. */
  default List<String> diagnostics() {
    return List.of();
  }

  @Override
  default boolean usesWindow() {
    return false;
  }
}
