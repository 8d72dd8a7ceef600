// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.Policy;
import io.tidemark.event.codec.RecordCoder;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.jobs.config.PolicyFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes policies to their topic, from where running jobs take them. */
@Command(
    name = "apply",
    description = {
      "Check a policy file and hand its policies to running jobs; nothing is applied if one is wrong.",
      "Policies without a version take the present second, so that a later one is always newer."
    })
final class PolicyApplyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The YAML file.")
  private Path file;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka brokers to start from, separated by commas.")
  private String bootstrapServers;

  @Override
  public Integer call() throws Exception {
    List<Policy> policies =
        PolicyFile.read(file, Instant.now().getEpochSecond()).stream()
            .map(PolicyConversion::toAvro)
            .toList();
    try (PolicyTopic topic = new PolicyTopic(bootstrapServers)) {
      RecordCoder<Policy> coder = SingleObjectCodec.of(Policy.class);
      policies.forEach(policy -> topic.send(policy.getModel(), Optional.of(coder.encode(policy))));
      topic.flush();
    }
    for (Policy policy : policies) {
      String line = policy.getModel() + ": version " + policy.getVersion() + " applied";
      spec.commandLine().getOut().println(line);
    }
    return 0;
  }
}
