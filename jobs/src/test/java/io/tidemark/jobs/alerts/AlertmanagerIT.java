// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.event.AlertState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Alertmanager itself, where Debian's package prometheus-alertmanager is installed. */
class AlertmanagerIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String CONFIGURATION =
      "route: {receiver: none}\nreceivers: [{name: none}]\n";

  @TempDir private Path folder;
  private Process alertmanager;
  private URI address;
  private final List<String> problems = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    Optional<Path> program = program();
    assumeTrue(program.isPresent(), "skipped: prometheus-alertmanager is not installed");
    Path config = Files.writeString(folder.resolve("alertmanager.yml"), CONFIGURATION);
    String port = "127.0.0.1:" + freePort();
    address = URI.create("http://" + port);
    alertmanager =
        new ProcessBuilder(
                program.get().toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(alertmanager::destroyForcibly));
    await();
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(Path::of)
        .map(directory -> directory.resolve("prometheus-alertmanager"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws Exception {
    for (int i = 0; i < 300; i++) {
      try {
        if (get("/-/ready").startsWith("OK")) {
          return;
        }
      } catch (IOException e) {
        assertThat(alertmanager.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Alertmanager must become ready");
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  private JsonNode active() throws Exception {
    return new ObjectMapper().readTree(get("/api/v2/alerts?active=true"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (alertmanager != null) {
      alertmanager.destroyForcibly().waitFor();
    }
  }

  @Test
  void firingIsActive_resolvedIsNot_andAReplayIsTheSameAlert() throws Exception {
    AlertmanagerClient client =
        new AlertmanagerClient(
            address, Duration.ofMillis(50), Duration.ofMillis(200), problems::add);
    AlertBridge bridge =
        new AlertBridge(client, Duration.ofMinutes(1), Optional.empty(), InstantSource.system());

    bridge.tell(List.of(TestAlerts.alert("aa", AlertState.FIRING).build()));
    bridge.tell(List.of(TestAlerts.alert("aa", AlertState.RECOVERING).build()));
    bridge.tell(List.of(TestAlerts.alert("bb", AlertState.FIRING).build()));

    JsonNode firing = active();
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

    assertThat(active()).hasSize(1);
    assertThat(active().get(0).at("/labels/fingerprint").asText()).isEqualTo("bb");
    assertThat(problems).isEmpty();
  }
}
