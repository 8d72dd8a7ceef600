// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.alerts.AlertBridge;
import io.tidemark.jobs.alerts.AlertmanagerClient;
import io.tidemark.jobs.alerts.KafkaAlertBridge;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Hands alerts to an Alertmanager. */
@Command(
    name = "bridge",
    description = {
      "Tell an Alertmanager which alerts fire and which are over, until interrupted.",
      "Alerts that are pending, silenced, or explained by a coarser one are not told. Offsets are"
          + " committed after Alertmanager has taken an alert; one that cannot be reached is tried"
          + " again and again."
    })
final class AlertBridgeCommand implements Callable<Integer> {

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private ClusterOptions cluster;

  @Option(
      names = "--alertmanager",
      paramLabel = "URL",
      required = true,
      description = "Its address, such as http://localhost:9093.")
  private URI alertmanager;

  @Option(
      names = "--dashboard",
      paramLabel = "URL",
      description = "A page that alerts link to, with the fingerprint as parameter alert.")
  private URI dashboard;

  @Option(
      names = "--group",
      paramLabel = "ID",
      defaultValue = "tidemark-alertmanager",
      description = "The consumer group that keeps the place. Default: ${DEFAULT-VALUE}.")
  private String groupId;

  @Option(
      names = "--resend",
      paramLabel = "DURATION",
      defaultValue = "PT1M",
      description =
          "How often firing alerts are told again; after four times as long without word"
              + " Alertmanager takes them for resolved. Default: ${DEFAULT-VALUE}.")
  private Duration resend;

  @Override
  public Integer call() throws Exception {
    if (resend.isNegative() || resend.isZero()) {
      throw new ParameterException(
          spec.commandLine(), "--resend must be longer than nothing: was " + resend);
    }
    if (alertmanager.getHost() == null || !alertmanager.getScheme().startsWith("http")) {
      throw new ParameterException(
          spec.commandLine(), "--alertmanager must be an http address: was " + alertmanager);
    }
    AlertmanagerClient client =
        new AlertmanagerClient(
            alertmanager, FIRST_WAIT, LONGEST_WAIT, spec.commandLine().getErr()::println);
    AlertBridge bridge =
        new AlertBridge(client, resend, Optional.ofNullable(dashboard), InstantSource.system());
    try (OrderlyEnd end = OrderlyEnd.ofThisThread()) {
      new KafkaAlertBridge(cluster.cluster(), groupId, bridge).run();
    }
    return 0;
  }
}
