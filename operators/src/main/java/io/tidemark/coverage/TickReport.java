// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.List;

/**
 * One tick of a rollup. Counts are of this tick; pending and completeness since the start.
 *
 * @param completeness settled / (settled + expired); NaN before the first
 * @param scores quantiles of the scores at .1, .25, .5, .75, .9; empty without outcomes
 * @param delays quantiles of the outcome delay at .5, .95 in microseconds; empty without outcomes
 */
public record TickReport(
    List<TargetTick> targets,
    long issued,
    long settled,
    long expired,
    long late,
    long duplicates,
    long pending,
    double completeness,
    double[] scores,
    double[] delays) {

  /** Levels of the score quantiles. */
  public static final double[] SCORE_LEVELS = {0.1, 0.25, 0.5, 0.75, 0.9};

  /**
   * One target in one tick.
   *
   * @param exact Clopper-Pearson interval of this tick's rate
   * @param sequence confidence sequence of the baseline miss rate since the last change
   * @param widths quantiles at .1, .5, .9; empty without outcomes
   * @param intervalScore mean; NaN without one
   * @param reading of the detector of baseline misses
   */
  public record TargetTick(
      double targetMiscoverage,
      double nullRate,
      long trials,
      long misses,
      long baselineTrials,
      long baselineMisses,
      RateInterval exact,
      RateInterval sequence,
      double[] widths,
      double intervalScore,
      double logEvidence,
      double maxLogEvidence,
      double logLimit,
      long units,
      double missAutocorrelation,
      double designEffect,
      DetectorReading reading) {}
}
