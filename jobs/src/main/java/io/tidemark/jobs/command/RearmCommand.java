// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.AlertTransition;
import io.tidemark.event.Rearm;
import io.tidemark.jobs.alerts.AlertLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Declares an alert over. */
@Command(
    name = "rearm",
    description = {
      "Declare an open alert over, without waiting for evidence of it.",
      "Evidence is not thrown away: an alert whose evidence is still over its limit at the next"
          + " reading opens again."
    })
public final class RearmCommand implements Callable<Integer> {

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
      Rearm action = new Rearm(alert.getFingerprint(), alert.getEpisode(), alert.getRollup());
      log.send(Commands.of(alert.getModel(), operator.by(), action));
      spec.commandLine()
          .getOut()
          .println(
              Commands.name(alert)
                  + ": asked to close episode "
                  + alert.getEpisode()
                  + "; alerts that it explained page for themselves again");
    }
    return 0;
  }
}
