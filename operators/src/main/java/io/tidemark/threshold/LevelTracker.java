// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** Steers the miscoverage level at which a window is asked. */
public interface LevelTracker {

  /**
   * The level in force; may leave [0, 1]: at most 0 means the whole line, at least 1 the empty set.
   */
  double level();

  /**
   * Learns from one outcome.
   *
   * @param beta the largest level at which the outcome would have been covered, in [0, 1]
   * @param miscovered whether the issued level missed
   */
  void update(double beta, boolean miscovered);

  /** The state, as a fresh array. */
  double[] snapshot();
}
