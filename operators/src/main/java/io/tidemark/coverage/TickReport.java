// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.List;
import java.util.Optional;

/**
 * One tick of a rollup.
 *
 * @param revised outcomes of this tick that correct one that was settled
 * @param scores quantiles of the scores at {@link #SCORE_LEVELS}; empty without outcomes
 * @param quantileAccuracy relative error that all quantiles here stay below
 * @param unitsPerDay evidence units a day of event time, since the start
 * @param logEValue of a restarted e-process on baseline misses, the mean over the targets
 * @param readings of all detectors
 * @param comparisons of all classical detectors, which raise no alarm
 * @param dependence of misses on each feature, which raises no alarm
 */
public record TickReport(
    List<TargetTick> targets,
    TickHealth health,
    long revised,
    double[] scores,
    double quantileAccuracy,
    double unitsPerDay,
    double logEValue,
    List<DetectorReading> readings,
    List<ComparisonReading> comparisons,
    List<DependenceReading> dependence) {

  /** Levels of the score quantiles. */
  public static final double[] SCORE_LEVELS = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

  /** Levels of the quantiles of widths and thresholds. */
  public static final double[] WIDTH_LEVELS = {0.1, 0.5, 0.9};

  static final double[] DELAY_LEVELS = {0.5, 0.95};

  /**
   * One target in one tick.
   *
   * @param exact Clopper-Pearson interval of this tick's rate
   * @param wilson Wilson's interval of it, for display
   * @param jeffreys Jeffreys' interval of it, for display
   * @param sequence confidence sequence of the baseline miss rate since the last alarm or all-clear
   * @param tickRate confidence sequence of a tick's mean share of baseline misses over the same
   *     span, however outcomes of one tick depend on each other
   * @param widths quantiles at {@link #WIDTH_LEVELS}; empty without outcomes
   * @param thresholds likewise, as issued
   * @param baselineThresholds likewise, frozen
   * @param intervalScore mean over bands with two finite ends; NaN without one
   * @param units evidence units that {@code sequence} is made of
   * @param maxLogEvidence the largest log evidence for a miss rate above the null rate so far;
   *     -infinity without a detector of that
   * @param missAutocorrelation of consecutive baseline misses of a segment, since the start
   * @param effectiveTrials baseline trials of {@code sequence} over the design effect
   * @param unitsToDetect evidence units after which a doubled miss rate shows, about; +infinity
   *     when the detectors would not call it a fault
   * @param daysToDetect the same at the rollup's rate
   * @param thin whether that takes longer than {@link RollupMonitor#THIN_DAYS}: a coarser rollup
   *     must watch over this one
   * @param backTest of this tick's outcomes; empty where none is judged by the baseline
   */
  public record TargetTick(
      TargetRates rates,
      double nullRate,
      RateInterval exact,
      RateInterval wilson,
      RateInterval jeffreys,
      RateInterval sequence,
      RateInterval tickRate,
      double[] widths,
      double[] thresholds,
      double[] baselineThresholds,
      double intervalScore,
      long units,
      double maxLogEvidence,
      double missAutocorrelation,
      double designEffect,
      double effectiveTrials,
      double unitsToDetect,
      double daysToDetect,
      boolean thin,
      Optional<BackTest> backTest) {}
}
