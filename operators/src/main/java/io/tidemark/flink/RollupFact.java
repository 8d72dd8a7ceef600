// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;

/** A fact on its way to the monitor of one rollup. */
public record RollupFact(
    String rollup, String model, SegmentFact fact, long policyVersion, MonitorSettings settings) {}
