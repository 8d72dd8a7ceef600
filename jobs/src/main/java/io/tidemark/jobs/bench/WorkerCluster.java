// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job manager and a task manager in this process, and the job that they run. */
final class WorkerCluster {

  private static final long PATIENCE_SECONDS = 300;

  private final MiniCluster cluster;
  private final JobID job;

  private WorkerCluster(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /** Starts the cluster and the job, and waits until all tasks run. */
  static WorkerCluster start(
      StreamExecutionEnvironment env, Configuration platform, int parallelism) throws Exception {
    Configuration settings = new Configuration(platform);
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
    cluster.start();
    JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
    WorkerCluster worker = new WorkerCluster(cluster, job);
    worker.awaitRunning();
    return worker;
  }

  private void awaitRunning() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!running()) {
      if (graph().getState().isTerminalState() || System.nanoTime() > deadline) {
        throw new IOException("the job must run: was " + graph().getState() + failure());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean running() throws Exception {
    if (graph().getState() != JobStatus.RUNNING) {
      return false;
    }
    for (AccessExecutionVertex vertex : graph().getAllExecutionVertices()) {
      if (vertex.getExecutionState() != org.apache.flink.runtime.execution.ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  private String failure() throws Exception {
    var info = graph().getFailureInfo();
    return info == null ? "" : "\n" + info.getExceptionAsString();
  }

  private AccessExecutionGraph graph() throws Exception {
    return cluster.getExecutionGraph(job).get();
  }

  /** Takes a checkpoint and gives its number, once it is complete. */
  long checkpoint() throws Exception {
    return cluster
        .triggerCheckpoint(job, CheckpointType.CONFIGURED)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** How often the job was restarted, by the attempts of its tasks. */
  int restarts() throws Exception {
    int attempts = 0;
    for (AccessExecutionVertex vertex : graph().getAllExecutionVertices()) {
      attempts = Math.max(attempts, vertex.getCurrentExecutionAttempt().getAttemptNumber());
    }
    return attempts;
  }

  /** Bytes that the last checkpoint wrote, bytes of all state, and milliseconds that it took. */
  String lastCheckpoint() throws Exception {
    CheckpointStatsSnapshot stats = graph().getCheckpointStatsSnapshot();
    CompletedCheckpointStats last = stats.getHistory().getLatestCompletedCheckpoint();
    return last == null
        ? "0 0 0"
        : last.getCheckpointedSize() + " " + last.getStateSize() + " " + last.getEndToEndDuration();
  }

  /** Kills the task manager, with all that runs on it, and starts another. */
  int killTaskManager() throws Exception {
    cluster.terminateTaskManager(0).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    cluster.startTaskManager();
    awaitRunning();
    return restarts();
  }
}
