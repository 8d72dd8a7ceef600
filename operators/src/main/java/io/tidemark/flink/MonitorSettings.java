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

  private static final double MICROS_PER_DAY = 86_400_000_000.0;
  private static final double MIN_RUN_LENGTH = Math.nextUp(1.0);

  static MonitorSettings of(Policy policy) {
    boolean perBlock = policy.evidence() instanceof Policy.PerBlock;
    long tick =
        policy.evidence() instanceof Policy.PerBlock block
            ? block.blockMicros()
            : ((Policy.PerEvent) policy.evidence()).tickMicros();
    return new MonitorSettings(
        policy.targetMiscoverage().stream().mapToDouble(Double::doubleValue).toArray(),
        policy.baseline().tolerance(),
        averageRunLength(policy.falseAlarms(), tick),
        perBlock,
        tick,
        policy.retentionMicros());
  }

  /** A budget is in days, so it is turned into units of evidence by their length. */
  private static double averageRunLength(Policy.FalseAlarmSpec falseAlarms, long unitMicros) {
    return falseAlarms instanceof Policy.Budget budget
        ? Math.max(MIN_RUN_LENGTH, MICROS_PER_DAY / unitMicros / budget.pagesPerDay())
        : ((Policy.AverageRunLength) falseAlarms).units();
  }
}
