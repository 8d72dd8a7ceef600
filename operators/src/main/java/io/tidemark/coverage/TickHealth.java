// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.OptionalLong;

/**
 * How well a tick of a rollup was supplied with predictions and outcomes. Counts are of this tick;
 * pending and completeness since the start.
 *
 * @param pending predictions issued and neither settled nor expired
 * @param completeness settled / (settled + expired); NaN before the first
 * @param delayP50Micros of outcomes; empty without outcomes
 * @param delayP95Micros likewise
 */
public record TickHealth(
    long issued,
    long settled,
    long expired,
    long late,
    long duplicates,
    long pending,
    double completeness,
    OptionalLong delayP50Micros,
    OptionalLong delayP95Micros) {}
