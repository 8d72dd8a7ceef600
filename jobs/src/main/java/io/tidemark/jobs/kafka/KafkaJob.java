// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.jobs.JobGraph;
import io.tidemark.jobs.MonitoringJob;
import io.tidemark.jobs.config.JobConfig;
import io.tidemark.policy.PolicyBook;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The monitoring graph between Kafka topics. */
public final class KafkaJob {

  private static final int MAX_PARALLELISM = 128;

  /** Of a record for others on their way to the same operator: a user waits for its interval. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(10);

  private KafkaJob() {}

  /**
   * An environment that holds the graph, ready to execute.
   *
   * @param platform settings of Flink, such as the savepoint to start from
   */
  public static StreamExecutionEnvironment of(JobConfig config, Configuration platform) {
    MonitoringJob job =
        new MonitoringJob(
            PolicyBook.of(config.policies()), config.ensembles(), config.outcomeLookup());
    return of(config, platform, job::build);
  }

  /**
   * The same with another graph between the topics.
   *
   * @param platform settings of Flink
   */
  public static StreamExecutionEnvironment of(
      JobConfig config, Configuration platform, JobGraph graph) {
    StreamExecutionEnvironment env = environment(config, platform);
    KafkaSources sources = new KafkaSources(config.kafka());
    new KafkaSinks(config.kafka())
        .write(
            graph.build(
                sources.inbound(env),
                sources.policies(env),
                sources.commands(env),
                config.parallelism()));
    return env;
  }

  private static StreamExecutionEnvironment environment(JobConfig config, Configuration platform) {
    Configuration settings = new Configuration(platform);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true); // no record is changed once it is sent
    boolean heap = config.stateBackend() == JobConfig.StateBackend.HEAP;
    settings.set(StateBackendOptions.STATE_BACKEND, heap ? "hashmap" : "rocksdb");
    setUnlessTold(settings, ExecutionOptions.BUFFER_TIMEOUT, LONGEST_WAIT);
    if (!heap) {
      setUnlessTold(settings, CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
      setUnlessTold(settings, RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    }
    config
        .checkpointDir()
        .ifPresent(dir -> settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, dir));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(config.parallelism());
    env.setMaxParallelism(MAX_PARALLELISM);
    env.enableCheckpointing(config.checkpointInterval().toMillis());
    return env;
  }

  /** Where Flink's own default is another. */
  private static <T> void setUnlessTold(Configuration settings, ConfigOption<T> option, T value) {
    if (!settings.contains(option)) {
      settings.set(option, value);
    }
  }
}
