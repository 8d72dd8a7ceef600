// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import io.tidemark.coverage.BetaMixtureSequence;
import io.tidemark.coverage.DetectorReading;

/**
 * What a detector says at a moment.
 *
 * @param atMicros event time
 * @param logEvidence log evidence for a fault; -infinity for none
 * @param logLimit at which it fires; above 0
 * @param recovered whether the rate itself says that the fault is over: a detector of recovery
 *     raised its alarm, or the upper end of the miss rate's confidence sequence is at most the null
 *     rate
 * @param policyVersion under which this was read
 */
public record AlertReading(
    long atMicros, double logEvidence, double logLimit, boolean recovered, long policyVersion) {

  private static final double ERROR = 0.05;

  /** Rejects NaN, and a limit that everything reaches. */
  public AlertReading {
    if (!(logLimit > 0)) {
      throw new IllegalArgumentException("logLimit must be above 0: was " + logLimit);
    }
    if (Double.isNaN(logEvidence)) {
      throw new IllegalArgumentException("logEvidence must be a number: was NaN");
    }
  }

  /**
   * What a detector's reading means to its alert. One that reports the end of a fault has evidence
   * of that end, and none of a fault; one that reports an alarm has reached the limit, wherever the
   * tick ended.
   */
  public static AlertReading of(DetectorReading reading, long atMicros, long policyVersion) {
    boolean ended = reading.state() == DetectorReading.State.ENDED;
    return new AlertReading(
        atMicros,
        evidence(reading),
        reading.logLimit(),
        ended || isRateBack(reading),
        policyVersion);
  }

  private static double evidence(DetectorReading reading) {
    return switch (reading.state()) {
      case ENDED -> Double.NEGATIVE_INFINITY;
      case RAISED -> Math.max(reading.logEvidence(), reading.logLimit());
      case QUIET, ALARMED -> reading.logEvidence();
    };
  }

  /** Of under-coverage, which tolerates more than its target; other detectors bound no rate. */
  private static boolean isRateBack(DetectorReading reading) {
    boolean underCoverage =
        reading.targetMiscoverage().isPresent()
            && reading.nullRate() > reading.targetMiscoverage().getAsDouble();
    return underCoverage
        && reading.trials() > 0
        && BetaMixtureSequence.of(reading.misses(), reading.trials(), ERROR).high()
            <= reading.nullRate();
  }

  /** Evidence has reached its limit. */
  boolean isOver() {
    return logEvidence >= logLimit;
  }

  /** Evidence is below half of its limit. */
  boolean isLow() {
    return logEvidence < logLimit / 2;
  }

  /** Nothing speaks for a fault any more. */
  boolean isCalm() {
    return recovered || isLow();
  }
}
