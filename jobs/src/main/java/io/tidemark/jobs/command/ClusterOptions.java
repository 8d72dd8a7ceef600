// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.alerts.AlertLog;
import io.tidemark.jobs.alerts.KafkaAlertLog;
import io.tidemark.jobs.alerts.KafkaCluster;
import io.tidemark.jobs.config.InvalidSettingsException;
import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.config.KafkaConfig;
import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the topics of a job are: one of the two must be given. */
final class ClusterOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The configuration that the job runs with.")
  private Path config;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka brokers to start from, separated by commas.")
  private String bootstrapServers;

  KafkaCluster cluster() throws IOException, InvalidSettingsException {
    if (config == null) {
      return new KafkaCluster(
          bootstrapServers, new TopicNames(TopicNames.DEFAULT_PREFIX), Map.of());
    }
    KafkaConfig kafka = JobConfig.read(config).kafka();
    return new KafkaCluster(kafka.bootstrapServers(), kafka.topics(), kafka.properties());
  }

  AlertLog alerts() throws IOException, InvalidSettingsException {
    return new KafkaAlertLog(cluster());
  }
}
