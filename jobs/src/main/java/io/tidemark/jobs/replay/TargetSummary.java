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
 * @param intervalScoreRatio calibrated / raw, over the same predictions
 */
public record TargetSummary(
    long settled,
    long n,
    double rawCoverage,
    double rawCoverageAll,
    double calibratedCoverage,
    double meanWidth,
    double medianWidth,
    double rawMeanWidth,
    double rawIntervalScore,
    double calibratedIntervalScore,
    double intervalScoreRatio) {}
