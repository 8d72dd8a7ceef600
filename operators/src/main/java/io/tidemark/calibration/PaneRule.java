// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.ScorePanes;

/** Which pane a score enters, and when panes leave. */
interface PaneRule {

  /** Drops what makes room for a score of this time, and says which pane the score enters. */
  long open(ScorePanes panes, long eventTimeMicros);

  /** Drops what is too old now. */
  void advanceTo(ScorePanes panes, long eventTimeMicros);

  /** Whether advancing to a time would change nothing. */
  boolean isPast(ScorePanes panes, long eventTimeMicros);

  /** Whether advancing to a time, from anywhere before, would lead just here. */
  boolean isAt(long eventTimeMicros);

  /**
   * The weight of the scores of a pane, when scores weigh half at an age in the unit of the
   * window's extent.
   */
  double weight(long halfLife, long pane, long newerScores, long scores);

  /** The state: a layout number first. */
  long[] snapshot();
}
