// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.TickSums;

/**
 * Facts of one rollup and tick, summed.
 *
 * @param tickEndMicros end of the tick
 * @param policyVersion of the settings
 * @param sums not to be changed any more
 */
public record RollupTick(
    String rollup,
    String model,
    long tickEndMicros,
    long policyVersion,
    MonitorSettings settings,
    TickSums sums) {

  /** The facts of both under the newer policy. */
  RollupTick plus(RollupTick other) {
    RollupTick newer = other.policyVersion > policyVersion ? other : this;
    return new RollupTick(
        rollup, model, tickEndMicros, newer.policyVersion, newer.settings, sums.plus(other.sums));
  }
}
