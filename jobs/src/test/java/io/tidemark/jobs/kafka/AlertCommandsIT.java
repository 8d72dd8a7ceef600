// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static io.tidemark.jobs.kafka.TestEvents.minute;
import static io.tidemark.jobs.kafka.TestEvents.outcome;
import static io.tidemark.jobs.kafka.TestEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.event.AlertReason;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.TransitionKind;
import io.tidemark.event.TransitionReason;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.jobs.broker.BrokerExtension;
import io.tidemark.jobs.broker.TestCluster;
import io.tidemark.jobs.command.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a user says to the alerts of a running job, from the command line to the topics. */
@ExtendWith(BrokerExtension.class)
final class AlertCommandsIT {

  private static final int QUIET = 150;
  private static final int BROKEN = 240;
  private static final int ALL = 400;

  private final TestCluster cluster;
  @TempDir private Path folder;

  AlertCommandsIT(TestCluster cluster) {
    this.cluster = cluster;
  }

  private void send(int from, int to) throws Exception {
    TestEvents events = new TestEvents(cluster);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int t = from; t < to; t++) {
      records.add(events.to("predictions", 0, TestEvents.bytes(prediction(t))));
      double error = (t * 37 % 100) / 100.0 * (t < QUIET ? 1 : 10);
      records.add(events.to("outcomes", 0, TestEvents.bytes(outcome(t, error))));
    }
    records.add(events.heartbeat("predictions", 0, minute(to)));
    records.add(events.heartbeat("outcomes", 0, minute(to)));
    cluster.send(records);
  }

  private List<String> tidemark(String... words) throws Exception {
    CommandRun run = run(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.out();
  }

  private CommandRun run(String... words) throws Exception {
    Path config = folder.resolve("tidemark.yaml");
    Files.writeString(
        config,
        "kafka: {bootstrapServers: \"%s\", topicPrefix: %s}%n"
            .formatted(cluster.bootstrapServers(), cluster.prefix()));
    Stream<String> where = Stream.of("--config", config.toString());
    return CommandRun.of(Stream.concat(Arrays.stream(words), where).toArray());
  }

  private static <T extends SpecificRecordBase> T read(
      Class<T> type, ConsumerRecord<byte[], byte[]> record) {
    return SingleObjectCodec.of(type).decode(record.value());
  }

  /** Waits for a step of the page, and gives the newest then. */
  private AlertTransition step(AlertReason reason) {
    var records =
        cluster
            .read("alerts", true)
            .until(read -> read.stream().map(AlertCommandsIT::alert).anyMatch(a -> is(a, reason)));
    return records.stream()
        .map(AlertCommandsIT::alert)
        .filter(a -> is(a, reason))
        .findFirst()
        .orElseThrow();
  }

  private static AlertTransition alert(ConsumerRecord<byte[], byte[]> record) {
    return read(AlertTransition.class, record);
  }

  private static boolean is(AlertTransition alert, AlertReason reason) {
    return alert.getMonitor().equals("miss-sr") && alert.getReason() == reason;
  }

  @Test
  void acknowledge_silence_andRearm_reachTheJobAndItsTopics() throws Exception {
    cluster.createTopics(1);
    send(0, BROKEN);
    try (JobRun job = JobRun.start(TestConfig.of(cluster, 1, TestConfig.EAGER))) {
      String fingerprint = step(AlertReason.LIMIT_REACHED).getFingerprint();
      assertThat(tidemark("alerts", "--state", "FIRING").get(1))
          .startsWith("FIRING")
          .contains(" m ");

      FutureTask<CommandRun> followed = new FutureTask<>(() -> run("alerts", "--follow"));
      Thread follower = new Thread(followed, "follower");
      follower.start();

      tidemark("ack", fingerprint.substring(0, 8), "--by", "ada");
      assertThat(step(AlertReason.ACKNOWLEDGED).getAcknowledgedBy()).isEqualTo("ada");
      assertThat(tidemark("alerts")).anySatisfy(l -> assertThat(l).endsWith("taken on by ada"));

      tidemark("silence", fingerprint, "--until", minute(BROKEN + 10).toString());
      assertThat(step(AlertReason.SILENCED).getSilencedUntil()).isEqualTo(minute(BROKEN + 10));

      assertThat(tidemark("rearm", fingerprint, "--relearn-baseline").get(0))
          .contains("start its evidence anew, and its segments to learn a new baseline");
      assertThat(step(AlertReason.REARMED).getState()).isEqualTo(AlertState.RESOLVED);

      send(BROKEN, ALL);
      assertThat(transitions())
          .extracting(
              MonitoringTransition::getKind,
              MonitoringTransition::getReason,
              MonitoringTransition::getOutcomes)
          .containsExactly(
              tuple(TransitionKind.BASELINE_FROZEN, TransitionReason.FIRST_OUTCOMES, 50L),
              tuple(TransitionKind.BASELINE_STARTED, TransitionReason.REARMED, 0L),
              tuple(TransitionKind.BASELINE_FROZEN, TransitionReason.FIRST_OUTCOMES, 50L));
      cluster.read("evaluations", true).atLeast(ALL);
      job.awaitCheckpoint();
      follower.interrupt();
      CommandRun seen = followed.get(20, TimeUnit.SECONDS);
      assertThat(seen.err()).isEmpty();
      assertThat(seen.out())
          .filteredOn(line -> line.contains(" " + fingerprint.substring(0, 12) + " RESOLVED  "))
          .isNotEmpty();
      assertThat(tidemark("alerts", "--all", "--json"))
          .filteredOn(line -> line.contains(fingerprint))
          .singleElement()
          .satisfies(line -> assertThat(line).doesNotContain("\"state\":\"FIRING\""));
      assertThat(cluster.read("alerts", true).all().stream().map(AlertCommandsIT::alert))
          .filteredOn(a -> is(a, AlertReason.LIMIT_REACHED))
          .hasSize(1);
    }
  }

  private List<MonitoringTransition> transitions() {
    return cluster.read("transitions", true).atLeast(3).stream()
        .map(record -> read(MonitoringTransition.class, record))
        .toList();
  }
}
