// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/**
 * A fact that waits for its tick, as the monitor kept it before it kept sums.
 *
 * @param tick with this fact alone
 */
public record WaitingFact(RollupTick tick) {}
