// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.Acknowledge;
import io.tidemark.event.AlertTransition;
import io.tidemark.jobs.alerts.AlertLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an alert on. */
@Command(
    name = "ack",
    description = {
      "Take an open alert on: its next step says who did.",
      "It stays in its state. When it comes back after it was resolved, it is nobody's again."
    })
public final class AckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private ClusterOptions cluster;

  @Mixin private OperatorOptions operator;

  @Parameters(
      paramLabel = "FINGERPRINT",
      description = "The alert's, or its first characters, as tidemark alerts shows them.")
  private String fingerprint;

  @Override
  public Integer call() throws Exception {
    try (AlertLog log = cluster.alerts()) {
      AlertTransition alert = Commands.openAlert(fingerprint, log);
      Acknowledge action = new Acknowledge(alert.getFingerprint(), alert.getEpisode());
      log.send(Commands.of(alert.getModel(), operator.by(), action));
      spec.commandLine()
          .getOut()
          .println(
              Commands.name(alert) + ": asked to note that " + operator.by() + " has taken it on");
    }
    return 0;
  }
}
