// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.event.AlertState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as it is told. */
class AlertBridgeTest {

  private final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());
  private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private Instant now = TestAlerts.START.plus(Duration.ofDays(1));
  private HttpServer server;
  private AlertBridge bridge;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/am/api/v2/alerts",
        exchange -> {
          bodies.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          Integer answer = answers.poll();
          byte[] text = "because".getBytes();
          exchange.sendResponseHeaders(answer == null ? 200 : answer, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    bridge = bridge(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/am/"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private AlertBridge bridge(URI address) {
    AlertmanagerClient client =
        new AlertmanagerClient(address, Duration.ofMillis(5), Duration.ofMillis(20), problems::add);
    URI page = URI.create("http://page/");
    return new AlertBridge(client, Duration.ofMinutes(1), Optional.of(page), () -> now);
  }

  private void tell(AlertState... states) throws InterruptedException {
    bridge.tell(
        List.of(states).stream().map(state -> TestAlerts.alert("aa", state).build()).toList());
  }

  @Test
  void aFiringAlert_isPostedWithItsIdentityAndValidity() throws Exception {
    tell(AlertState.FIRING);
    JsonNode alert = bodies.get(0).get(0);
    assertThat(alert.get("labels").toString())
        .isEqualTo(
            "{\"alertname\":\"TidemarkAlert\",\"dim_re_gion\":\"north\",\"fingerprint\":\"aa\","
                + "\"model\":\"load\",\"rollup\":\"load|region=north\",\"severity\":\"critical\"}");
    assertThat(alert.get("startsAt").asText()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(alert.get("endsAt").asText()).isEqualTo("2026-03-02T00:04:00Z");
    assertThat(alert.get("generatorURL").asText()).isEqualTo("http://page/?alert=aa");
    assertThat(alert.get("annotations").get("summary").asText())
        .isEqualTo("The miss rate of load is up.");
    assertThat(alert.get("annotations").get("log_evidence").asText()).isEqualTo("7.9100");
  }

  @Test
  void aResolvedAlert_isPostedWithItsEnd() throws Exception {
    tell(AlertState.FIRING);
    tell(AlertState.RESOLVED);
    JsonNode alert = bodies.get(bodies.size() - 1).get(0);
    assertThat(alert.get("endsAt").asText()).isEqualTo("2026-03-01T01:00:00Z");
    assertThat(alert.get("labels").get("fingerprint").asText()).isEqualTo("aa");
  }

  @Test
  void firingAlerts_areToldAgainOnlyWhenItIsTime() throws Exception {
    tell(AlertState.FIRING);
    int first = bodies.size();
    now = now.plusSeconds(59);
    tell();
    assertThat(bodies).hasSize(first);
    now = now.plusSeconds(1);
    tell();
    assertThat(bodies).hasSize(first + 1);
    tell(AlertState.RESOLVED);
    now = now.plusSeconds(60);
    tell();
    assertThat(bodies).hasSize(first + 2);
  }

  @Test
  void aServerThatFails_isToldAgainUntilItTakesTheAlert() throws Exception {
    answers.addAll(List.of(503, 429, 500));
    tell(AlertState.FIRING);
    assertThat(problems)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).endsWith(": because"))
        .first()
        .asString()
        .contains("answered 503");
    assertThat(bodies.get(3)).isEqualTo(bodies.get(0));
  }

  @Test
  void whatIsRefusedForGood_isReportedAndNotRepeated() throws Exception {
    answers.add(400);
    tell(AlertState.RESOLVED);
    assertThat(problems).hasSize(1);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void aServerThatIsAway_doesNotLoseTheAlert() throws Exception {
    int port = server.getAddress().getPort();
    server.stop(0);
    Thread telling =
        new Thread(
            () -> {
              try {
                tell(AlertState.FIRING);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    telling.start();
    while (problems.size() < 2) {
      Thread.sleep(5);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/am/api/v2/alerts",
        exchange -> {
          bodies.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    telling.join(10_000);
    assertThat(telling.isAlive()).isFalse();
    assertThat(bodies).isNotEmpty();
    assertThat(problems).allSatisfy(line -> assertThat(line).contains("cannot be reached"));
  }
}
