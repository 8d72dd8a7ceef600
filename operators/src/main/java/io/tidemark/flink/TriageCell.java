// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.CoverageReport;
import io.tidemark.event.TargetCoverage;
import io.tidemark.flink.event.Moments;

/**
 * What the reports of a rollup said in a review period.
 *
 * @param logEValue of the last of them
 * @param trials baseline trials of the first target; misses likewise
 * @param lengthMicros of the review period
 * @param idleReviews reviews without a report since
 */
public record TriageCell(
    double logEValue,
    long trials,
    long misses,
    long outcomes,
    boolean thin,
    long policyVersion,
    long lengthMicros,
    int idleReviews) {

  private static final long DAY_MICROS = 86_400_000_000L;

  static TriageCell of(CoverageReport report) {
    boolean judged = !report.getTargets().isEmpty();
    return new TriageCell(
        report.getLogEValue(),
        judged ? report.getTargets().get(0).getBaselineTrials() : 0,
        judged ? report.getTargets().get(0).getBaselineMiscovered() : 0,
        report.getSettled(),
        report.getTargets().stream().anyMatch(TargetCoverage::getThin),
        report.getPolicyVersion(),
        reviewMicros(report),
        0);
  }

  /** A day, or a tick if that is longer. */
  static long reviewMicros(CoverageReport report) {
    return Math.max(
        DAY_MICROS, Moments.micros(report.getTickEnd()) - Moments.micros(report.getTickStart()));
  }

  /** Both, of which the other is later. */
  TriageCell then(TriageCell later) {
    return new TriageCell(
        later.logEValue,
        trials + later.trials,
        misses + later.misses,
        outcomes + later.outcomes,
        later.thin,
        Math.max(policyVersion, later.policyVersion),
        later.lengthMicros,
        0);
  }

  /** The same evidence in a review without a report. */
  TriageCell idle() {
    return new TriageCell(logEValue, 0, 0, 0, thin, policyVersion, lengthMicros, idleReviews + 1);
  }
}
