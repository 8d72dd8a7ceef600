// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.jobs.config.JobConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** The Kafka job on a cluster of this process whose task managers can be killed. */
final class JobRun implements AutoCloseable {

  private final MiniCluster cluster;
  private final JobID job;

  private JobRun(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  static JobRun start(JobConfig config) throws Exception {
    return start(config, Optional.empty());
  }

  static JobRun start(JobConfig config, Optional<String> savepoint) throws Exception {
    Configuration settings = new Configuration();
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(config.parallelism())
                .build());
    cluster.start();
    Configuration platform = new Configuration();
    savepoint.ifPresent(path -> platform.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    var graph = KafkaJob.of(config, platform).getStreamGraph().getJobGraph();
    return new JobRun(cluster, cluster.submitJob(graph).get().getJobID());
  }

  /** Kills the task manager, with all that runs on it, and starts another. */
  void killTaskManager() throws Exception {
    cluster.terminateTaskManager(0).get(30, TimeUnit.SECONDS);
    cluster.startTaskManager();
  }

  long completedCheckpoints() throws Exception {
    var stats = cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
    return stats == null ? 0 : stats.getCounts().getNumberOfCompletedCheckpoints();
  }

  void awaitCheckpoint() throws Exception {
    long before = completedCheckpoints();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (completedCheckpoints() <= before) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no checkpoint completed: job is " + status());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  JobStatus status() throws Exception {
    return cluster.getJobStatus(job).get();
  }

  /** Stops with a savepoint and gives its path. */
  String stop(Path folder) throws Exception {
    return cluster
        .stopWithSavepoint(job, folder.toUri().toString(), false, SavepointFormatType.CANONICAL)
        .get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    if (!status().isTerminalState()) {
      cluster.cancelJob(job).get(30, TimeUnit.SECONDS);
      cluster.requestJobResult(job).get(30, TimeUnit.SECONDS);
    }
    cluster.close();
  }
}
