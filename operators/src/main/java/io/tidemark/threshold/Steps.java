// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** How far an outcome moves a threshold, and how far it may get; scaled by the last scores. */
sealed interface Steps permits PublishedSteps, GuardedSteps {

  /** Published or guarded steps of a size of {@code rate} times the range of the last scores. */
  static Steps of(double rate, int burnIn, boolean guards) {
    return guards ? new GuardedSteps(rate, burnIn) : new PublishedSteps(rate, burnIn);
  }

  /**
   * The step for an outcome.
   *
   * @param position the threshold that is moved
   */
  double size(double score, double issuedThreshold, double position);

  /** Where a threshold that is to move gets. */
  double move(double from, double to);

  /** A threshold as it goes out. */
  double issue(double threshold);

  /** The range of the last scores; 0 before the first. */
  double span();

  /** Ends the work on an outcome that was asked for its size. */
  void learn(double score, double issuedThreshold);

  /** See {@link ThresholdTracker#preview}. */
  void preview(double score);

  void write(StateWriter state);

  /** Reads into these steps, which are new. */
  void read(StateReader state);
}
