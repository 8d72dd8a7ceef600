// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * The misses of one target in one tick.
 *
 * @param trials outcomes that the issued bands are judged by
 * @param misses of the issued bands, which adapt
 * @param baselineTrials outcomes that the frozen bands are judged by
 * @param baselineMisses of the frozen bands
 * @param threshold median of the issued thresholds; NaN without trials
 * @param baselineThreshold median of the frozen thresholds; NaN without baseline trials
 */
public record TargetRates(
    double targetMiscoverage,
    long trials,
    long misses,
    long baselineTrials,
    long baselineMisses,
    double threshold,
    double baselineThreshold) {}
