// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

/**
 * How one target fared for one model or segment. Means are over settled predictions whose bands had
 * left their warm-up; raw numbers are over those of them where the forecast states an interval, and
 * NaN where none does.
 *
 * @param settled all settled predictions
 * @param n settled predictions after warm-up
 * @param rawCoverage of the forecast's own intervals
 * @param rawCoverageAll the same, warm-up included
 * @param calibratedCoverage of the bands
 * @param meanWidth over bands with two finite ends, as the interval scores; NaN without one
 * @param unbounded how many bands, after warm-up, lack a finite end: all of a one-sided bound
 * @param intervalScoreRatio calibrated / raw, over the same predictions; NaN where one of the bands
 *     lacks a finite end
 */
public record TargetSummary(
    long settled,
    long n,
    double rawCoverage,
    double rawCoverageAll,
    double calibratedCoverage,
    double meanWidth,
    double medianWidth,
    long unbounded,
    double rawMeanWidth,
    double rawIntervalScore,
    double calibratedIntervalScore,
    double intervalScoreRatio) {}
