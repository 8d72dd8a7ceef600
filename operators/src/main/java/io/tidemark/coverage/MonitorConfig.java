// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * What a rollup is monitored for.
 *
 * @param targets miscoverage targets
 * @param tolerance added to a target to give the null rate
 * @param averageRunLength in evidence units
 * @param perBlock whether a tick is one observation, else each event is
 */
public record MonitorConfig(
    double[] targets, double tolerance, double averageRunLength, boolean perBlock) {

  /** The null rate of a target: kept below 1, where nothing could be evidence. */
  double nullRate(int target) {
    return Math.min(0.99, targets[target] + tolerance);
  }
}
