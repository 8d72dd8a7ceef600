// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.config.InvalidSettingsException;
import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.kafka.KafkaAdmin;
import io.tidemark.jobs.kafka.TopicCreation;
import io.tidemark.jobs.kafka.TopicCreation.Topic;
import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the topics that are missing and says which were there. */
@Command(
    name = "create",
    description = {
      "Make the topics that the job reads and writes; those that exist stay as they are.",
      "Policies, summaries and the current alerts keep the newest record of each key (compact), all"
          + " others delete by age."
    })
final class TopicsCreateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Cluster cluster;

  /** Where the topics are. */
  static final class Cluster {

    @Option(
        names = "--config",
        paramLabel = "FILE",
        required = true,
        description = "A job configuration: its brokers, their client properties, its prefix.")
    private Path config;

    @Option(
        names = "--bootstrap-servers",
        paramLabel = "HOST:PORT",
        required = true,
        description = "Kafka brokers to start from, separated by commas.")
    private String bootstrapServers;
  }

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Of each new topic; the job reads a topic with at most so many tasks. Default:"
              + " ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "1",
      description = "Copies of each new partition. Default: ${DEFAULT-VALUE}.")
  private short replication;

  @Override
  public Integer call() throws Exception {
    require(partitions >= 1, "--partitions must be at least 1: was " + partitions);
    require(replication >= 1, "--replication must be at least 1: was " + replication);
    try (KafkaAdmin admin = connect()) {
      TopicNames names = names();
      return print(new TopicCreation(names, partitions, replication).run(admin), names);
    }
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private KafkaAdmin connect() throws IOException, InvalidSettingsException {
    if (cluster.config == null) {
      return KafkaAdmin.connect(cluster.bootstrapServers, Map.of());
    }
    var kafka = JobConfig.read(cluster.config).kafka();
    return KafkaAdmin.connect(kafka.bootstrapServers(), kafka.properties());
  }

  private TopicNames names() throws IOException, InvalidSettingsException {
    return cluster.config == null
        ? new TopicNames(TopicNames.DEFAULT_PREFIX)
        : JobConfig.read(cluster.config).kafka().topics();
  }

  private int print(List<Topic> topics, TopicNames names) {
    PrintWriter out = spec.commandLine().getOut();
    int wrong = 0;
    for (Topic topic : topics) {
      out.printf(
          "%-7s %s (partitions: %d, cleanup.policy: %s)%n",
          topic.created() ? "created" : "exists",
          topic.name(),
          topic.partitions(),
          topic.cleanupPolicy());
      String expected = names.cleanupPolicy(topic.name());
      if (!topic.cleanupPolicy().equals(expected)) {
        wrong++;
        String message = ": cleanup.policy must be " + expected + ": was " + topic.cleanupPolicy();
        spec.commandLine().getErr().println(topic.name() + message);
      }
    }
    out.flush();
    return wrong == 0 ? 0 : 1;
  }
}
