// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.jobs.broker.TestCluster;
import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.config.KafkaConfig;
import io.tidemark.jobs.config.PolicyFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Configurations of quick jobs. */
final class TestConfig {

  /** Pages within some outcomes. */
  static final String EAGER =
      """
      policies:
        - model: m
          targetMiscoverage: [0.1]
          window: {count: 100, panes: 4}
          labelHorizon: P1D
          baseline: {outcomes: 50, tolerance: 0.05}
          evidence: {unit: event, tick: PT10M}
          averageRunLength: 200
          ordering: event-time
      """;

  private TestConfig() {}

  static JobConfig of(TestCluster cluster, int parallelism, String policies) throws Exception {
    return of(cluster, parallelism, policies, Duration.ofMinutes(1), Duration.ofMillis(300));
  }

  static JobConfig of(
      TestCluster cluster,
      int parallelism,
      String policies,
      Duration idleness,
      Duration checkpointInterval)
      throws Exception {
    KafkaConfig kafka =
        new KafkaConfig(
            cluster.bootstrapServers(),
            cluster.prefix() + "job",
            cluster.topics(),
            Map.of("intervals", DeliveryGuarantee.EXACTLY_ONCE),
            idleness,
            Duration.ZERO,
            Map.of("partition.discovery.interval.ms", "500"));
    return new JobConfig(
        kafka,
        parallelism,
        checkpointInterval,
        Optional.empty(),
        JobConfig.StateBackend.HEAP,
        PolicyFile.parse(policies, "test", 1));
  }
}
