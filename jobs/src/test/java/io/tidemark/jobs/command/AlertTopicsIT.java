// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.event.Acknowledge;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.Rearm;
import io.tidemark.event.Silence;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.jobs.alerts.TestAlerts;
import io.tidemark.jobs.broker.BrokerExtension;
import io.tidemark.jobs.broker.TestCluster;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands on alerts, on the topics of a broker. */
@ExtendWith(BrokerExtension.class)
class AlertTopicsIT {

  private static final String NORTH = "abcd0000111122223333444455556666";
  private static final String SOUTH = "ffff0000111122223333444455556666";

  private final TestCluster cluster;
  @TempDir private Path folder;
  private Path config;

  AlertTopicsIT(TestCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void start() throws Exception {
    cluster.createTopics(2);
    config = folder.resolve("tidemark.yaml");
    Files.writeString(
        config,
        "kafka: {bootstrapServers: \"%s\", topicPrefix: %s}%n"
            .formatted(cluster.bootstrapServers(), cluster.prefix()));
  }

  private void put(AlertTransition... alerts) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (AlertTransition alert : alerts) {
      records.add(
          new ProducerRecord<>(
              cluster.topics().of("alerts.current"),
              alert.getFingerprint().getBytes(StandardCharsets.UTF_8),
              SingleObjectCodec.of(AlertTransition.class).encode(alert)));
    }
    cluster.send(records);
  }

  private CommandRun run(String... words) {
    Stream<String> all = Stream.concat(Arrays.stream(words), Stream.of("--config", "" + config));
    return CommandRun.of(all.toArray());
  }

  private List<AlertCommand> commands() throws Exception {
    List<AlertCommand> commands = new ArrayList<>();
    for (var record : cluster.read("policies", true).all()) {
      assertThat(record.key()[0]).isEqualTo((byte) 0xFF);
      commands.add(SingleObjectCodec.of(AlertCommand.class).decode(record.value()));
    }
    return commands;
  }

  @Test
  void alerts_showsTheNewestStateOfEach() throws Exception {
    assertThat(run("alerts").out()).hasSize(1).first().asString().startsWith("no alerts");
    put(
        TestAlerts.alert(NORTH, AlertState.PENDING).build(),
        TestAlerts.alert(SOUTH, AlertState.FIRING).setModel("wind").setRollup("wind").build(),
        TestAlerts.alert("00", AlertState.FIRING).build(),
        TestAlerts.alert("00", AlertState.RESOLVED).build());

    CommandRun open = run("alerts");
    assertThat(open.exitCode()).isZero();
    assertThat(open.out())
        .extracting(line -> line.split(" ")[0])
        .containsExactly("STATE", "FIRING", "1");
    assertThat(open.out().get(2)).startsWith("1 pending");
    assertThat(run("alerts", "--all").out()).hasSize(4);
    assertThat(run("alerts", "--model", "wind").out()).hasSize(2);
    assertThat(run("alerts", "--state", "RESOLVED,PENDING").out()).hasSize(3);

    List<String> json = run("alerts", "--json").out();
    assertThat(json).hasSize(1);
    JsonNode first = new ObjectMapper().readTree(json.get(0));
    assertThat(first.get("fingerprint").asText()).isEqualTo(SOUTH);
  }

  @Test
  void commands_reachTheTopicOfPolicies() throws Exception {
    put(TestAlerts.alert(NORTH, AlertState.FIRING).build());

    CommandRun ack = run("ack", "abcd", "--by", "ada");
    assertThat(ack.out())
        .containsExactly(
            "load, region=north (abcd00001111): asked to note that ada has taken it on");
    assertThat(run("silence", "abcd00", "--for", "PT2H").exitCode()).isZero();
    assertThat(
            run("silence", "--rollup", "load|region=north", "--until", "2026-03-02T00:00:00Z")
                .out())
        .containsExactly(
            "load|region=north and all within it: asked not to page until 2026-03-02T00:00:00Z");
    assertThat(run("silence", "--model", "load", "--for", "P1D").exitCode()).isZero();
    assertThat(run("rearm", NORTH).exitCode()).isZero();

    List<AlertCommand> commands = commands();
    assertThat(commands).hasSize(5).allSatisfy(c -> assertThat(c.getModel()).isEqualTo("load"));
    assertThat(commands.stream().map(AlertCommand::getAction))
        .contains(
            new Acknowledge(NORTH, 2L),
            new Silence(null, "load|region=north", TestAlerts.START.plus(Duration.ofDays(1))),
            new Rearm(NORTH, 2L, "load|region=north", false));
    assertThat(commands.stream().map(AlertCommand::getBy)).contains("ada");
  }

  @Test
  void commands_onAlertsThatAreNotThere_sayWhichAre() throws Exception {
    put(
        TestAlerts.alert(NORTH, AlertState.FIRING).build(),
        TestAlerts.alert(SOUTH, AlertState.RESOLVED).build());
    CommandRun unknown = run("ack", "abce");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err())
        .containsExactly(
            "tidemark ack: FINGERPRINT must be that of an alert: was abce; did you mean"
                + " abcd00001111 (load, region=north)?");
    CommandRun closed = run("rearm", SOUTH);
    assertThat(closed.exitCode()).isEqualTo(1);
    assertThat(closed.err())
        .containsExactly(
            "tidemark rearm: load, region=north (ffff00001111) must be open: is RESOLVED since"
                + " 2026-03-01T01:00:00Z");
    assertThat(commands()).isEmpty();
  }

  @Test
  void bridge_tellsWhatFires_andAfterARestartWhatIsOver() throws Exception {
    put(
        TestAlerts.alert(NORTH, AlertState.FIRING).build(),
        TestAlerts.alert(SOUTH, AlertState.RESOLVED).build());
    List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v2/alerts",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      Thread first = bridge(address);
      awaitPostAndCommit(bodies);
      stop(first);
      assertThat(bodies).allSatisfy(body -> assertThat(body).contains(NORTH).doesNotContain(SOUTH));
      bodies.clear();

      put(TestAlerts.alert(NORTH, AlertState.RESOLVED).build());
      Thread second = bridge(address);
      awaitPostAndCommit(bodies);
      stop(second);
      assertThat(bodies).hasSize(1);
      assertThat(bodies.get(0)).contains(NORTH).contains("\"endsAt\":\"2026-03-01T01:00:00Z\"");
    } finally {
      server.stop(0);
    }
  }

  private Thread bridge(String address) {
    Thread thread =
        new Thread(
            () ->
                run(
                    "alerts",
                    "bridge",
                    "--alertmanager",
                    address,
                    "--group",
                    cluster.prefix() + "b"));
    thread.start();
    return thread;
  }

  private void awaitPostAndCommit(List<String> bodies) throws Exception {
    long end = cluster.read("alerts.current", true).all().size();
    for (int i = 0; i < 400; i++) {
      if (!bodies.isEmpty() && committed() >= end) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("posts: " + bodies.size() + ", committed: " + committed());
  }

  private long committed() throws Exception {
    try (Admin admin = cluster.admin()) {
      return admin
          .listConsumerGroupOffsets(cluster.prefix() + "b")
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .filter(Objects::nonNull)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }

  private static void stop(Thread bridge) throws InterruptedException {
    bridge.interrupt();
    bridge.join(20_000);
    assertThat(bridge.isAlive()).isFalse();
  }
}
