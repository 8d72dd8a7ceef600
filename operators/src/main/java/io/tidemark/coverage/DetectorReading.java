// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.OptionalDouble;

/**
 * Where one detector of one rollup stands at the end of a tick.
 *
 * @param detector its name in the policy; with the target it tells the detectors of a rollup apart
 * @param severity what its alarm is
 * @param targetMiscoverage of the bands whose misses it watches; empty when it watches p-values
 * @param nullRate what a healthy rollup's observations are at most (or, for a detector of
 *     over-coverage, at least) on average
 * @param state of its alarm
 * @param logEvidence now: of a fault, or of its end when the state is {@link State#ENDED}
 * @param logLimit the evidence that the state's change needed or would need
 * @param averageRunLength under the null, in evidence units, of the detector that {@code logLimit}
 *     belongs to
 * @param changeAtMicros estimated start of the fault, or of its end when the state is {@link
 *     State#ENDED}; a description, not a confidence statement
 * @param units observations since the estimated start of the fault; since the alarm was raised when
 *     the state is {@link State#ENDED}
 * @param trials over the same span
 * @param misses of the baseline's bands, over the same span
 * @param missAutocorrelation lag-1 autocorrelation of the baseline misses within segments; NaN when
 *     unknown
 * @param designEffect at least 1; trials / designEffect is the effective number of trials
 */
public record DetectorReading(
    String detector,
    Severity severity,
    OptionalDouble targetMiscoverage,
    double nullRate,
    State state,
    double logEvidence,
    double logLimit,
    double averageRunLength,
    long changeAtMicros,
    long units,
    long trials,
    long misses,
    double missAutocorrelation,
    double designEffect) {

  /** What an alarm asks for. */
  public enum Severity {
    /** Someone's attention now. */
    PAGE,
    /** Someone's attention some day. */
    TICKET,
    /** Nobody's; it is shown. */
    REPORT
  }

  /** Of the alarm of a detector. */
  public enum State {
    /** No alarm. */
    QUIET,
    /** The alarm came with this tick. */
    RAISED,
    /** The alarm came with an earlier tick and is not over. */
    ALARMED,
    /** There was evidence in this tick that the fault is over. */
    ENDED
  }
}
