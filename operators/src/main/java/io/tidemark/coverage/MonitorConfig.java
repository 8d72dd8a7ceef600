// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * What a rollup is monitored for. The array must not be changed after construction.
 *
 * @param targets miscoverage targets, each in (0, 1)
 * @param tolerance added to a target to give the null rate, in [0, 1)
 * @param averageRunLength in evidence units, above 1
 * @param perBlock whether a tick is one observation, else each event is
 */
public record MonitorConfig(
    double[] targets, double tolerance, double averageRunLength, boolean perBlock) {

  private static final double LARGEST_NULL_RATE = 0.99;

  /** Refuses values outside their ranges. */
  public MonitorConfig {
    for (double target : targets) {
      if (!(target > 0 && target < 1)) {
        throw new IllegalArgumentException("targetMiscoverage must be in (0, 1): was " + target);
      }
    }
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1): was " + tolerance);
    }
  }

  /**
   * The null rate of a target: kept below 1, where nothing could be evidence, but never below the
   * target itself.
   */
  double nullRate(int target) {
    double largest = Math.max(LARGEST_NULL_RATE, targets[target]);
    return Math.min(largest, targets[target] + tolerance);
  }
}
