// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage and errors of the commands on alerts, as far as they need no broker. */
class AlertCommandsTest {

  @ParameterizedTest
  @ValueSource(strings = {"alerts", "ack", "silence", "rearm"})
  void help_isThere(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(String.join("\n", run.out())).contains("--bootstrap-servers").contains("--config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "alerts --bootstrap-servers x:1 --config y",
        "alerts --bootstrap-servers x:1 --state BURNING",
        "alerts bridge --bootstrap-servers x:1",
        "alerts bridge --bootstrap-servers x:1 --alertmanager nowhere",
        "alerts bridge --bootstrap-servers x:1 --alertmanager http://x --resend PT0S",
        "ack --bootstrap-servers x:1",
        "rearm f00d",
        "silence --bootstrap-servers x:1 f00d",
        "silence --bootstrap-servers x:1 --for PT1H",
        "silence --bootstrap-servers x:1 f00d --model m --for PT1H",
        "silence --bootstrap-servers x:1 --model m --for PT0S",
        "silence --bootstrap-servers x:1 --model m --for soon",
        "silence --bootstrap-servers x:1 --rollup m|region --for PT1H",
      })
  void wrongUsage_isTwoAndALineThatSaysSo(String line) {
    CommandRun run = CommandRun.of((Object[]) line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).hasSize(1);
  }

  @Test
  void bridge_wrongAddress_isNamed() {
    CommandRun run =
        CommandRun.of("alerts", "bridge", "--bootstrap-servers", "x:1", "--alertmanager", "host");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "tidemark alerts bridge: --alertmanager must be an http address: was host (see tidemark"
                + " alerts bridge --help)");
  }

  @Test
  void withoutABroker_theErrorNamesTheAddress() {
    assertFails(
        CommandRun.of("alerts", "--bootstrap-servers", "no.such.host.invalid:9092"),
        "no.such.host.invalid:9092");
  }

  @Test
  void withoutTheConfiguration_theErrorNamesTheFile() {
    CommandRun run = CommandRun.of("alerts", "--config", Path.of("missing.yaml"));
    assertFails(run, "file must exist: was missing.yaml");
  }

  private static void assertFails(CommandRun run, String expected) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).hasSize(1).first().asString().contains(expected);
  }
}
