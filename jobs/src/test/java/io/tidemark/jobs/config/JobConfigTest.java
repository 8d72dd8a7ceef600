// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobConfigTest {

  @TempDir private Path folder;

  @Test
  void everyKeyIsRead() throws Exception {
    JobConfig config =
        read(
            """
            kafka:
              bootstrapServers: localhost:9092
              groupId: g
              guarantees: {intervals: exactly-once, dead-letters: none}
              idleness: PT30S
              outOfOrderness: PT0S
              properties: {client.id: c, retries: 5}
            parallelism: 4
            checkpointInterval: PT5S
            checkpointDir: file:///tmp/checkpoints
            stateBackend: rocksdb
            policies:
              - model: m
            """);

    assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
    assertThat(config.kafka().groupId()).isEqualTo("g");
    assertThat(config.kafka().guarantee("intervals")).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
    assertThat(config.kafka().guarantee("dead-letters")).isEqualTo(DeliveryGuarantee.NONE);
    assertThat(config.kafka().guarantee("alerts")).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
    assertThat(config.kafka().idleness()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.kafka().outOfOrderness()).isEqualTo(Duration.ZERO);
    assertThat(config.kafka().properties())
        .containsEntry("client.id", "c")
        .containsEntry("retries", "5");
    assertThat(config.parallelism()).isEqualTo(4);
    assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.checkpointDir()).contains("file:///tmp/checkpoints");
    assertThat(config.stateBackend()).isEqualTo(JobConfig.StateBackend.ROCKSDB);
    assertThat(config.policies()).singleElement().extracting(p -> p.model()).isEqualTo("m");
  }

  @Test
  void onlyTheBrokersHaveNoDefault() throws Exception {
    JobConfig config = read("kafka: {bootstrapServers: 'h:1'}\n");

    assertThat(config.kafka().guarantee("intervals")).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
    assertThat(config.parallelism()).isEqualTo(1);
    assertThat(config.stateBackend()).isEqualTo(JobConfig.StateBackend.HEAP);
    assertThat(config.policies()).isEmpty();
    assertThat(problems("parallelism: 1\n"))
        .containsExactly(
            file()
                + ":1: kafka.bootstrapServers must be given, such as localhost:9092: was absent");
  }

  @Test
  void allProblemsAreReportedAtOnce() throws Exception {
    String text =
        """
        kafka:
          bootstrapServers: localhost:9092
          guarantees: {interval: exactly-once, alerts: twice}
          idleness: PT0S
        parallelism: 0
        stateBackend: disk
        """;

    assertThat(problems(text))
        .containsExactlyInAnyOrder(
            file()
                + ":3: kafka.guarantees.interval must be a known key (intervals, evaluations,"
                + " reports, summaries, alerts, alerts.current, leaderboard, triage, transitions,"
                + " dead-letters): was interval, did you mean intervals?",
            file()
                + ":3: kafka.guarantees.alerts must be one of exactly-once, at-least-once, none:"
                + " was twice",
            file() + ":4: kafka.idleness must be longer than zero: was PT0S",
            file() + ":5: parallelism must be at least 1: was 0",
            file() + ":6: stateBackend must be one of heap, rocksdb: was disk");
  }

  @Test
  void intervalsWaitShorterForABatch_unlessTheFileSaysSo() throws Exception {
    Batching plain = read("kafka: {bootstrapServers: 'h:1'}").kafka().batching();
    Batching stated =
        read("""
                kafka:
                  bootstrapServers: h:1
                  batching: {bytes: 65536, linger: PT0.1S, intervalsLinger: PT0S, compression: zstd}
                """)
            .kafka()
            .batching();

    assertThat(plain.properties("intervals"))
        .containsEntry("linger.ms", "5")
        .containsEntry("compression.type", "lz4")
        .containsEntry("batch.size", "131072");
    assertThat(plain.properties("evaluations")).containsEntry("linger.ms", "20");
    assertThat(stated.properties("intervals"))
        .containsEntry("linger.ms", "0")
        .containsEntry("compression.type", "zstd")
        .containsEntry("batch.size", "65536");
    assertThat(stated.properties("reports")).containsEntry("linger.ms", "100");
  }

  @Test
  void wrongBatching_namesEachKeyAndWhatIsAllowed() throws Exception {
    String text =
        """
        kafka:
          bootstrapServers: h:1
          batching: {bytes: 0, linger: PT2M, intervalsLinger: PT-1S, compression: lzma}
        """;

    assertThat(problems(text))
        .containsExactlyInAnyOrder(
            file() + ":3: kafka.batching.bytes must be in [1, 16777216]: was 0",
            file() + ":3: kafka.batching.linger must be in [PT0S, PT1M]: was PT2M",
            file() + ":3: kafka.batching.intervalsLinger must be in [PT0S, PT1M]: was PT-1S",
            file()
                + ":3: kafka.batching.compression must be one of none, lz4, zstd, snappy, gzip:"
                + " was lzma");
  }

  @Test
  void aPolicyFileIsFoundBesideTheConfiguration() throws Exception {
    Files.writeString(folder.resolve("p.yaml"), "policies:\n  - model: m\n");

    assertThat(read("kafka: {bootstrapServers: 'h:1'}\npolicies: p.yaml\n").policies()).hasSize(1);
  }

  @Test
  void aProblemInThePolicyFileNamesThatFile() throws Exception {
    Files.writeString(folder.resolve("p.yaml"), "policies:\n  - modl: m\n");

    assertThat(problems("kafka: {bootstrapServers: 'h:1'}\npolicies: p.yaml\n"))
        .singleElement()
        .asString()
        .startsWith(folder.resolve("p.yaml") + ":2: policies[0].modl");
  }

  @Test
  void aMissingPolicyFileIsAProblem() throws Exception {
    assertThat(problems("kafka: {bootstrapServers: 'h:1'}\npolicies: p.yaml\n"))
        .containsExactly(
            file()
                + ":2: policies must be a readable policy file or a list of policies: was p.yaml");
  }

  private Path file() {
    return folder.resolve("config.yaml");
  }

  private JobConfig read(String text) throws Exception {
    Files.writeString(file(), text);
    return JobConfig.read(file());
  }

  private List<String> problems(String text) throws Exception {
    Files.writeString(file(), text);
    return catchThrowableOfType(InvalidSettingsException.class, () -> JobConfig.read(file()))
        .problems();
  }
}
