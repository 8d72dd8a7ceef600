// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.event.AlertState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Alertmanager itself, where Debian's package prometheus-alertmanager is installed. */
class AlertmanagerIT {

  @TempDir private Path folder;
  private AlertmanagerProcess alertmanager;
  private final List<String> problems = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    alertmanager = AlertmanagerProcess.start(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (alertmanager != null) {
      alertmanager.close();
    }
  }

  @Test
  void firingIsActive_resolvedIsNot_andAReplayIsTheSameAlert() throws Exception {
    AlertmanagerClient client =
        new AlertmanagerClient(
            alertmanager.address(), Duration.ofMillis(50), Duration.ofMillis(200), problems::add);
    AlertBridge bridge =
        new AlertBridge(client, Duration.ofMinutes(1), Optional.empty(), InstantSource.system());

    bridge.tell(List.of(TestAlerts.alert("aa", AlertState.FIRING).build()));
    bridge.tell(List.of(TestAlerts.alert("aa", AlertState.RECOVERING).build()));
    bridge.tell(List.of(TestAlerts.alert("bb", AlertState.FIRING).build()));

    JsonNode firing = alertmanager.active();
    assertThat(firing).hasSize(2);
    JsonNode first =
        firing.get(0).at("/labels/fingerprint").asText().equals("aa")
            ? firing.get(0)
            : firing.get(1);
    assertThat(first.at("/labels/dim_re_gion").asText()).isEqualTo("north");
    assertThat(first.at("/annotations/state").asText()).isEqualTo("RECOVERING");
    assertThat(first.at("/status/state").asText()).isEqualTo("active");
    assertThat(first.at("/startsAt").asText()).startsWith("2026-03-01T00:00:00");

    bridge.tell(List.of(TestAlerts.alert("aa", AlertState.RESOLVED).build()));

    assertThat(alertmanager.active()).hasSize(1);
    assertThat(alertmanager.active().get(0).at("/labels/fingerprint").asText()).isEqualTo("bb");
    assertThat(problems).isEmpty();
  }
}
