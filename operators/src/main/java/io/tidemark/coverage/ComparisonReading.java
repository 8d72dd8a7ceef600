// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.drift.DriftVerdict;

/**
 * Where a classical detector stands after a tick.
 *
 * @param detector its name in the policy
 * @param targetMiscoverage of the bands whose baseline misses it reads
 * @param verdict of this tick; {@link DriftVerdict#NONE} without outcomes
 * @param values ticks with outcomes, since the start
 * @param drifts among them
 */
public record ComparisonReading(
    String detector, double targetMiscoverage, DriftVerdict verdict, long values, long drifts) {}
