// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the policies of models out of force. */
@Command(
    name = "remove",
    description = {
      "Take the policies of models out of force in running jobs: \"*\" or the defaults hold again.",
      "Predictions that wait are judged as they were issued."
    })
final class PolicyRemoveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", arity = "1..*", description = "Models, or \"*\".")
  private List<String> models;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka brokers to start from, separated by commas.")
  private String bootstrapServers;

  @Override
  public Integer call() throws Exception {
    try (PolicyTopic topic = new PolicyTopic(bootstrapServers)) {
      models.forEach(model -> topic.send(model, Optional.empty()));
      topic.flush();
    }
    models.forEach(model -> spec.commandLine().getOut().println(model + ": removed"));
    return 0;
  }
}
