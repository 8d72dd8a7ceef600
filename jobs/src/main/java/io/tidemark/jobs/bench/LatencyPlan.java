// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.config.JobConfig.StateBackend;
import java.time.Duration;

/**
 * A measurement of latency before it is made.
 *
 * @param setting whose slices warm the job and then measure its capacity
 * @param warmUp at half of the capacity, before the first prediction that counts
 * @param measured at half of the capacity
 * @param checkpointInterval of the job
 */
record LatencyPlan(
    Setting setting, Duration warmUp, Duration measured, Duration checkpointInterval) {

  /** The interval of a job whose configuration says nothing of it. */
  static final Duration DEFAULT_CHECKPOINTS = Duration.ofSeconds(10);

  private static final int WARM_UP_SLICES = 6;
  private static final int CAPACITY_SLICES = 3;

  /** The base setting on heap, under a guarantee of all outputs. */
  static LatencyPlan of(String guarantee) {
    Setting setting =
        Setting.base(StateBackend.HEAP, BenchGraph.FORWARD)
            .on("latency", guarantee)
            .guarantee(guarantee)
            .slices(WARM_UP_SLICES, CAPACITY_SLICES);
    return new LatencyPlan(
        setting, Duration.ofSeconds(20), Duration.ofSeconds(60), DEFAULT_CHECKPOINTS);
  }

  /** What an application reads intervals with. */
  String isolation() {
    return setting.guarantee().equals("exactly-once") ? "read_committed" : "read_uncommitted";
  }
}
