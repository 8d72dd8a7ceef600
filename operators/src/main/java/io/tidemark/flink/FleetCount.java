// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/**
 * A part of a rollup's tick, as the budget of its model counts it.
 *
 * @param trials outcomes that the baseline judged
 */
public record FleetCount(
    String model,
    String rollup,
    long tickEndMicros,
    long trials,
    long policyVersion,
    MonitorSettings settings) {

  static FleetCount of(RollupTick tick) {
    double[] targets = tick.settings().targets();
    return new FleetCount(
        tick.model(),
        tick.rollup(),
        tick.tickEndMicros(),
        targets.length == 0 ? 0 : tick.sums().baselineTrials(targets[0]),
        tick.policyVersion(),
        tick.settings());
  }
}
