// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.kafka.KafkaJob;
import io.tidemark.policy.PolicyBook;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs that are compared. */
enum BenchGraph {
  /** The job, as users run it. */
  JOB,
  /** Operators that only forward. */
  FORWARD,
  /** One value of 64 bytes is read and written per event. */
  STATE,
  /** A t-digest per segment is a value of state, as Flink writes it. */
  NAIVE,
  /** A t-digest per segment is a value of state, as it writes itself. */
  DIGEST;

  /** The graph between the topics of a configuration. */
  StreamExecutionEnvironment job(
      JobConfig config, Configuration platform, Templates.Source templates) {
    return this == JOB
        ? KafkaJob.of(config, platform)
        : KafkaJob.of(config, platform, floor(config, templates));
  }

  private FloorGraph floor(JobConfig config, Templates.Source templates) {
    long horizon = PolicyBook.of(config.policies()).of(Workload.MODEL).labelHorizonMicros();
    return new FloorGraph(
        new FloorRoute(config.outcomeLookup(), horizon), new FloorCalibrate(work(), templates));
  }

  private FloorWork work() {
    return switch (this) {
      case JOB -> throw new IllegalStateException("the job is no floor");
      case FORWARD -> new FloorWork.Forward();
      case STATE -> new StateWork();
      case NAIVE -> new NaiveWork();
      case DIGEST -> new DigestWork();
    };
  }
}
