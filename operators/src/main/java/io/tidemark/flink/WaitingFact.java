// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/**
 * A fact that waits for its tick.
 *
 * @param tickEndMicros end of the tick it is folded with: the one of its event time, or the tick
 *     that was open when it came if that was closed already
 */
public record WaitingFact(long tickEndMicros, RollupFact fact) {}
