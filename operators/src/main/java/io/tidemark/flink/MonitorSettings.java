// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.policy.Policy;

/**
 * What the monitor of a rollup must know of the policy.
 *
 * @param targets miscoverage targets
 * @param tolerance added to a target to give the null rate
 * @param averageRunLength in evidence units
 * @param perBlock whether a tick is one observation, else each event is
 * @param tickMicros length of a tick
 * @param retentionMicros after which an idle rollup is dropped
 */
public record MonitorSettings(
    double[] targets,
    double tolerance,
    double averageRunLength,
    boolean perBlock,
    long tickMicros,
    long retentionMicros) {

  static MonitorSettings of(Policy policy) {
    boolean perBlock = policy.evidence() instanceof Policy.PerBlock;
    long tick =
        policy.evidence() instanceof Policy.PerBlock block
            ? block.blockMicros()
            : ((Policy.PerEvent) policy.evidence()).tickMicros();
    return new MonitorSettings(
        policy.targetMiscoverage().stream().mapToDouble(Double::doubleValue).toArray(),
        policy.baseline().tolerance(),
        policy.averageRunLength(),
        perBlock,
        tick,
        Expiry.RETENTION_HORIZONS * policy.labelHorizonMicros());
  }
}
