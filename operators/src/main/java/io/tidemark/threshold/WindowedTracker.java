// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/**
 * Asks the window at a steered level: the whole line at 0 or below, the empty set at 1 or above.
 *
 * <p>Every prediction asks the window as it stands, so the threshold is never older than the last
 * score and nothing is lost by waiting. What is amortised is in the window: one score in 64 of a
 * pane coalesces it.
 */
record WindowedTracker(LevelTracker level) implements ThresholdTracker {

  @Override
  public double threshold(ThresholdSource calibration) {
    return calibration.threshold(level.level());
  }

  @Override
  public void update(double score, double issuedThreshold, double beta) {
    level.update(beta, score > issuedThreshold);
  }

  @Override
  public double[] snapshot() {
    return level.snapshot();
  }
}
