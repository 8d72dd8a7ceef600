// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.kafka.KafkaJob;
import io.tidemark.jobs.kafka.KafkaTopic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The live job. */
@Command(
    name = "run",
    description = "Run the job on Kafka, in this process or, under flink run, on a cluster.")
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "A job configuration.")
  private Path file;

  @Option(
      names = "--create-topics",
      paramLabel = "N",
      description = "First create the topics that are missing, with N partitions.")
  private Integer partitions;

  @Override
  public Integer call() throws Exception {
    JobConfig config = JobConfig.read(file);
    if (partitions != null) {
      createTopics(config);
    }
    KafkaJob.of(config).execute("tidemark");
    return 0;
  }

  private void createTopics(JobConfig config) throws Exception {
    Map<String, Object> client = new HashMap<>(config.kafka().properties());
    client.put("bootstrap.servers", config.kafka().bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      KafkaTopic.createMissing(admin, partitions, (short) 1)
          .forEach(topic -> spec.commandLine().getOut().println("created " + topic));
    }
  }
}
