// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.quantile.Decay;
import java.util.Optional;

/** A rule that keeps one threshold per target and tail, apart from all others. */
public non-sealed interface ThresholdRule extends CalibrationRule {

  /** A fresh tracker. */
  ThresholdTracker create(double targetMiscoverage);

  /** The tracker that gave this snapshot. */
  ThresholdTracker restore(double targetMiscoverage, double[] snapshot);

  /**
   * By what scores weigh less the older they are; empty for rules that take the window's weights.
   */
  default Optional<Decay> decay() {
    return Optional.empty();
  }

  /**
   * The parameter that keeps every threshold at a tail's miscoverage infinite; empty if none does.
   */
  default Optional<RuleProblem> problem(double miscoverage) {
    return Optional.empty();
  }
}
