// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.evidence.MissWatch;

/** A finding on its way to the alerts of its model. */
public record RollupSignal(
    String model,
    String rollup,
    double targetMiscoverage,
    double nullRate,
    double averageRunLength,
    boolean perBlock,
    double missAutocorrelation,
    double designEffect,
    long policyVersion,
    MissWatch.Finding finding) {}
