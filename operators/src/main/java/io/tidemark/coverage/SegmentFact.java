// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * One thing that happened to one prediction, as the monitor of a rollup sees it.
 *
 * @param kind what happened
 * @param eventTimeMicros when, in event time: facts of a tick are folded in the order of (time,
 *     kind, predictionHash), so that the order of arrival does not matter
 * @param predictionHash a hash of the prediction id
 * @param delayMicros outcome time - prediction time; 0 unless settled
 * @param score of the first target; 0 unless settled
 * @param miscovered per target; empty unless settled and calibrated
 * @param baselineMiscovered per target; empty until the baseline is complete
 * @param widths per target; empty unless settled
 * @param intervalScores per target; empty unless settled and real-valued
 */
public record SegmentFact(
    Kind kind,
    long eventTimeMicros,
    long predictionHash,
    long delayMicros,
    double score,
    boolean[] miscovered,
    boolean[] baselineMiscovered,
    double[] widths,
    double[] intervalScores) {

  /** What happened. */
  public enum Kind {
    ISSUED,
    SETTLED,
    EXPIRED,
    LATE,
    DUPLICATE
  }
}
