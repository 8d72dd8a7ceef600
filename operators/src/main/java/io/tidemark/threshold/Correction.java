// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** What is added to a tracked threshold afresh for each prediction. */
interface Correction {

  /**
   * The part of the correction in force by which the tracked threshold was shifted: where the
   * threshold is, seen from the scores.
   */
  default double offset() {
    return 0;
  }

  /** Whether the next outcome moves nothing. */
  default boolean skips() {
    return false;
  }

  /**
   * The correction for the next prediction.
   *
   * @param step of this outcome
   * @param tracked the tracked threshold, moved by this outcome
   */
  double term(double score, double issuedThreshold, double step, double tracked);

  /** Learns an outcome, after its term. */
  void learn(double score, double issuedThreshold);

  void write(StateWriter state);

  /** Reads into this correction, which is new. */
  void read(StateReader state);
}
