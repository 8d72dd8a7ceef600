// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.AlertTransition;
import io.tidemark.event.Rearm;
import io.tidemark.jobs.alerts.AlertLog;
import io.tidemark.jobs.alerts.AlertTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Declares an alert over. */
@Command(
    name = "rearm",
    description = {
      "Declare an open alert over: its evidence starts anew, and it opens again only on new misses.",
      "With --relearn-baseline the present is the new normal: the segments of the alert also learn"
          + " a new baseline from their next outcomes, and all detectors of the rollup start anew."
          + " Somebody must have acknowledged the alert before."
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

  @Option(
      names = "--relearn-baseline",
      description = "Learn a new baseline as well. The alert must be acknowledged.")
  private boolean relearnBaseline;

  @Override
  public Integer call() throws Exception {
    try (AlertLog log = cluster.alerts()) {
      AlertTransition alert = Commands.openAlert(fingerprint, log);
      if (relearnBaseline && alert.getAcknowledgedBy() == null) {
        throw new CommandFailure(
            Commands.name(alert)
                + " must be acknowledged before its baseline is learned anew: tidemark ack "
                + AlertTable.shortened(alert.getFingerprint()));
      }
      Rearm action =
          new Rearm(alert.getFingerprint(), alert.getEpisode(), alert.getRollup(), relearnBaseline);
      log.send(Commands.of(alert.getModel(), operator.by(), action));
      spec.commandLine()
          .getOut()
          .println(
              Commands.name(alert)
                  + ": asked to close episode "
                  + alert.getEpisode()
                  + " and start its evidence anew"
                  + (relearnBaseline ? ", and its segments to learn a new baseline" : "")
                  + "; alerts that it explained page for themselves again");
    }
    return 0;
  }
}
