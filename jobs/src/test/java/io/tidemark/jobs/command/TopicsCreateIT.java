// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.Topics;
import io.tidemark.jobs.broker.BrokerExtension;
import io.tidemark.jobs.broker.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
final class TopicsCreateIT {

  @TempDir private Path folder;
  private static final int TOPICS = Topics.INPUTS.size() + Topics.OUTPUTS.size();

  private TestCluster cluster;

  @BeforeEach
  void own(TestCluster own) {
    cluster = own;
  }

  @Test
  void allTopicsAreCreatedAndExistTheSecondTime() throws Exception {
    CommandRun first = create("--partitions", "3");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .hasSize(TOPICS)
        .contains(
            "created " + cluster.prefix() + "predictions (partitions: 3, cleanup.policy: delete)",
            "created "
                + cluster.prefix()
                + "alerts.current (partitions: 3, cleanup.policy: compact)");

    CommandRun second = create("--partitions", "5");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out())
        .hasSize(TOPICS)
        .contains(
            "exists  " + cluster.prefix() + "policies (partitions: 3, cleanup.policy: compact)");
  }

  @Test
  void aTopicThatExistsOtherwiseIsNamed() throws Exception {
    try (var admin = cluster.admin()) {
      NewTopic summaries = new NewTopic(cluster.prefix() + "summaries", 1, (short) 1);
      admin
          .createTopics(List.of(summaries.configs(Map.of("cleanup.policy", "delete"))))
          .all()
          .get();
    }
    CommandRun run = create();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly(
            cluster.prefix() + "summaries: cleanup.policy must be compact: was delete");
  }

  @Test
  void moreCopiesThanBrokersIsAnErrorThatNamesTheTopic() throws Exception {
    CommandRun run = create("--replication", "3");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).contains("creating " + cluster.prefix(), "3");
  }

  @Test
  void theJobDoesNotStartWithoutItsTopics() throws Exception {
    CommandRun run = CommandRun.of("run", "--config", config(""));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0))
        .startsWith("tidemark run: topics must exist (tidemark topics create makes them): missing ")
        .contains(cluster.prefix() + "predictions", cluster.prefix() + "dead-letters");
  }

  @Test
  void theJobDoesNotStartWithTransactionsLongerThanTheBrokerAllows() throws Exception {
    create("--partitions", "1");
    Path config = config("  properties: {transaction.timeout.ms: 3600000}\n");
    CommandRun run = CommandRun.of("run", "--config", config);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "tidemark run: kafka.properties.transaction.timeout.ms must be at most the brokers'"
                + " transaction.max.timeout.ms (900000): was 3600000",
            "warning: "
                + cluster.prefix()
                + "outcomes has 1 partitions, parallelism is 2: 1 of the tasks that read it have"
                + " nothing to do");
  }

  @Test
  void theJobDoesNotStartWhereDeadLettersWouldNotFit() throws Exception {
    create("--partitions", "2");
    cluster.set("dead-letters", "max.message.bytes", "1000");
    CommandRun run = CommandRun.of("run", "--config", config(""));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly(
            "tidemark run: "
                + cluster.prefix()
                + "dead-letters: max.message.bytes must be at least 1048576: was 1000");
  }

  private CommandRun create(String... more) throws Exception {
    List<Object> words = new java.util.ArrayList<>(List.of("topics", "create", "--config"));
    words.add(config(""));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private Path config(String kafka) throws Exception {
    return Files.writeString(
        folder.resolve("tidemark.yaml"),
        "kafka:\n  bootstrapServers: "
            + cluster.bootstrapServers()
            + "\n  topicPrefix: "
            + cluster.prefix()
            + "\n"
            + kafka
            + "parallelism: 2\n");
  }
}
