// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** A rule that steers the miscoverage level at which a window is asked. */
public interface LevelRule extends ThresholdRule {

  /** A fresh level. */
  LevelTracker createLevel(double targetMiscoverage);

  /** The level that gave this snapshot. */
  LevelTracker restoreLevel(double targetMiscoverage, double[] snapshot);

  @Override
  default boolean usesWindow() {
    return true;
  }

  @Override
  default ThresholdTracker create(double targetMiscoverage) {
    return new WindowedTracker(createLevel(targetMiscoverage));
  }

  @Override
  default ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    return new WindowedTracker(restoreLevel(targetMiscoverage, snapshot));
  }
}
