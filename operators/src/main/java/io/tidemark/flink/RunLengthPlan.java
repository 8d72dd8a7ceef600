// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/**
 * The average run length of a model's paging detectors.
 *
 * @param fromMicros ticks that end later are held to it
 */
public record RunLengthPlan(String model, long fromMicros, double averageRunLength)
    implements MonitorNotice {}
