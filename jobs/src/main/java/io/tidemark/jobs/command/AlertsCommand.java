// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.jobs.alerts.AlertJson;
import io.tidemark.jobs.alerts.AlertLog;
import io.tidemark.jobs.alerts.AlertTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows alerts. */
@Command(
    name = "alerts",
    description = {
      "Show the alerts of running jobs: firing first, then those that are only listed.",
      "Evidence and its limit are as they were at the newest step of the alert."
    },
    subcommands = AlertBridgeCommand.class)
public final class AlertsCommand implements Callable<Integer> {

  /** What nobody needs to act on: closed, or with evidence that is still on its way. */
  private static final Set<AlertState> QUIET =
      Set.of(AlertState.RESOLVED, AlertState.INACTIVE, AlertState.PENDING);

  @Spec private CommandSpec spec;

  /** Not required by picocli, which would require it before {@code bridge} as well. */
  @ArgGroup(multiplicity = "0..1")
  private ClusterOptions cluster;

  @Option(names = "--model", paramLabel = "NAME", description = "Only alerts of this model.")
  private String model;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description =
          "Only alerts in these states: ${COMPLETION-CANDIDATES}. Default: all but pending, resolved"
              + " and inactive ones.")
  private Set<AlertState> states;

  @Option(names = "--all", description = "Pending, resolved and inactive alerts too.")
  private boolean all;

  @Option(
      names = "--follow",
      description = "Then show every step of an alert as it comes, until interrupted.")
  private boolean follow;

  @Option(
      names = "--json",
      description = "One JSON object a line, with every field of the event, instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (cluster == null) {
      throw new ParameterException(
          spec.commandLine(), "--config or --bootstrap-servers must be given");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (AlertLog log = cluster.alerts()) {
      List<AlertTransition> known = log.current().stream().filter(this::isOfModel).toList();
      List<AlertTransition> current =
          known.stream().filter(this::isInState).sorted(AlertTable.ORDER).toList();
      if (json) {
        current.forEach(alert -> out.println(AlertJson.line(alert)));
      } else {
        table(current, known, out);
      }
      out.flush();
      if (follow) {
        follow(log);
      }
    }
    return 0;
  }

  private void follow(AlertLog log) throws IOException {
    try (OrderlyEnd end = OrderlyEnd.ofThisThread()) {
      log.follow(this::step);
    }
  }

  private void table(List<AlertTransition> shown, List<AlertTransition> known, PrintWriter out) {
    if (shown.isEmpty()) {
      out.println("no alerts" + (all ? "" : " to act on or asked for (--all shows every one)"));
    } else {
      AlertTable.print(shown, Instant.now(), out);
    }
    long pending = known.stream().filter(a -> a.getState() == AlertState.PENDING).count();
    if (states == null && !all && pending > 0) {
      out.println(pending + " pending, with evidence on its way to the limit (--state PENDING)");
    }
  }

  private boolean isInState(AlertTransition alert) {
    return states == null
        ? all || !QUIET.contains(alert.getState())
        : states.contains(alert.getState());
  }

  private boolean isOfModel(AlertTransition alert) {
    return model == null || model.equals(alert.getModel());
  }

  /** Every state is news here, unless some were asked for. */
  private void step(AlertTransition alert) {
    boolean stateFits = states == null || states.contains(alert.getState());
    if (stateFits && isOfModel(alert)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? AlertJson.line(alert) : sentence(alert));
      out.flush();
    }
  }

  private static String sentence(AlertTransition alert) {
    return "%s %s %s  %s"
        .formatted(
            alert.getTime(),
            AlertTable.shortened(alert.getFingerprint()),
            alert.getState(),
            alert.getSummary());
  }
}
