// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.jobs.broker.BrokerExtension;
import io.tidemark.jobs.broker.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the topic of current alerts to Alertmanager itself. */
@ExtendWith(BrokerExtension.class)
class KafkaAlertBridgeIT {

  private static final int ALERTS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestCluster cluster;
  private final List<Thread> running = new ArrayList<>();
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path folder;
  private AlertmanagerProcess alertmanager;

  KafkaAlertBridgeIT(TestCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void start() throws Exception {
    alertmanager = AlertmanagerProcess.start(folder);
    cluster.createTopics(2);
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Thread bridge : running) {
      stop(bridge);
    }
    if (alertmanager != null) {
      alertmanager.close();
    }
  }

  @Test
  void twoBridgesOfAGroup_areOneToAlertmanager_andEitherIsEnough() throws Exception {
    Thread first = bridge();
    Thread second = bridge();
    put(0, ALERTS, AlertState.FIRING);
    await(() -> alertmanager.active().size() == ALERTS && committed() == ALERTS);

    put(0, ALERTS / 2, AlertState.RESOLVED);
    await(() -> alertmanager.active().size() == ALERTS / 2 && committed() == 3 * ALERTS / 2);

    stop(first);
    put(ALERTS / 2, ALERTS / 2 + 2, AlertState.RESOLVED);
    await(() -> alertmanager.active().size() == ALERTS / 2 - 2);

    stop(second);
    put(0, 1, AlertState.FIRING);
    bridge();
    await(() -> alertmanager.active().size() == ALERTS / 2 - 1);
    assertThat(problems).isEmpty();
  }

  @Test
  void anInterruptedBridge_closesInOrder() throws Exception {
    RecordedLog log = RecordedLog.begin();
    try {
      put(0, 1, AlertState.FIRING);
      Thread bridge = bridge();
      await(() -> alertmanager.active().size() == 1 && committed() == 1);
      stop(bridge);
    } finally {
      log.end();
    }
    assertThat(problems).isEmpty();
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void aTerminatedBridge_endsSoonAndSaysNothing() throws Exception {
    put(0, 1, AlertState.FIRING);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.tidemark.jobs.TidemarkCommand",
                "alerts",
                "bridge",
                "--config",
                configuration().toString(),
                "--group",
                cluster.prefix() + "bridges",
                "--alertmanager",
                alertmanager.address().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      await(() -> alertmanager.active().size() == 1 && committed() == 1);
      process.destroy();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(folder.resolve("said")).isEmptyFile();
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("tidemark.yaml"),
        "kafka: {bootstrapServers: \"%s\", topicPrefix: %s}%n"
            .formatted(cluster.bootstrapServers(), cluster.prefix()));
  }

  private Thread bridge() {
    AlertmanagerClient client =
        new AlertmanagerClient(
            alertmanager.address(), Duration.ofMillis(50), Duration.ofMillis(200), problems::add);
    AlertBridge bridge =
        new AlertBridge(client, Duration.ofMinutes(1), Optional.empty(), InstantSource.system());
    KafkaCluster topics = new KafkaCluster(cluster.bootstrapServers(), cluster.topics(), Map.of());
    KafkaAlertBridge run = new KafkaAlertBridge(topics, cluster.prefix() + "bridges", bridge);
    Thread thread =
        new Thread(
            () -> {
              try {
                run.run();
              } catch (IOException e) {
                problems.add(e.toString());
              }
            });
    thread.start();
    running.add(thread);
    return thread;
  }

  private static void stop(Thread bridge) throws InterruptedException {
    bridge.interrupt();
    bridge.join(PATIENCE.toMillis());
    assertThat(bridge.isAlive()).isFalse();
  }

  private void put(int from, int to, AlertState state) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String fingerprint = "%032x".formatted(i + 1);
      AlertTransition alert = TestAlerts.alert(fingerprint, state).build();
      records.add(
          new ProducerRecord<>(
              cluster.topics().of("alerts.current"),
              fingerprint.getBytes(StandardCharsets.UTF_8),
              SingleObjectCodec.of(AlertTransition.class).encode(alert)));
    }
    cluster.send(records);
  }

  private long committed() throws Exception {
    try (Admin admin = cluster.admin()) {
      return admin
          .listConsumerGroupOffsets(cluster.prefix() + "bridges")
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .filter(Objects::nonNull)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }

  private static void await(Callable<Boolean> until) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!until.call()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
