// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.OptionalDouble;

/**
 * One thing that happened to one prediction, as the monitor of a rollup sees it.
 *
 * @param kind what happened
 * @param eventTimeMicros when, in event time
 * @param delayMicros outcome time - prediction time; 0 unless settled
 * @param score of the first target; 0 unless settled
 * @param pValue of that score against the frozen reference; empty until there is one
 * @param miscovered per target; empty unless settled and calibrated
 * @param baselineMiscovered per target; empty until the baseline is complete
 * @param previousBaselineMiscovered per target, of the outcome before this one in its segment;
 *     empty without one
 * @param widths per target; empty unless settled
 * @param intervalScores per target; empty unless settled and real-valued
 * @param thresholds issued, per target, the larger of both tails; empty unless settled and
 *     calibrated
 * @param baselineThresholds likewise, frozen; empty until the baseline is complete
 */
public record SegmentFact(
    Kind kind,
    long eventTimeMicros,
    long delayMicros,
    double score,
    OptionalDouble pValue,
    boolean[] miscovered,
    boolean[] baselineMiscovered,
    boolean[] previousBaselineMiscovered,
    double[] widths,
    double[] intervalScores,
    double[] thresholds,
    double[] baselineThresholds) {

  private static final boolean[] NO_FLAGS = {};
  private static final double[] NO_NUMBERS = {};

  /** What happened. New kinds go to the end: sums are stored in this order. */
  public enum Kind {
    ISSUED,
    SETTLED,
    EXPIRED,
    LATE,
    DUPLICATE,
    REVISED
  }

  /** Something other than an outcome. */
  public static SegmentFact of(Kind kind, long eventTimeMicros) {
    return new SegmentFact(
        kind,
        eventTimeMicros,
        0,
        0.0,
        OptionalDouble.empty(),
        NO_FLAGS,
        NO_FLAGS,
        NO_FLAGS,
        NO_NUMBERS,
        NO_NUMBERS,
        NO_NUMBERS,
        NO_NUMBERS);
  }
}
