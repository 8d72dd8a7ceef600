// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.config.KafkaConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** A savepoint finds its operators by their uids: those of the list below never change. */
final class JobGraphTest {

  private static final List<String> OPERATORS =
      List.of(
          "alert",
          "calibrate",
          "evidence-restart",
          "fleet",
          "monitor",
          "outcome-directory",
          "pre-aggregate",
          "route",
          "sink-alerts",
          "sink-alerts.current",
          "sink-dead-letters",
          "sink-evaluations",
          "sink-intervals",
          "sink-reports",
          "sink-summaries",
          "sink-transitions",
          "sink-triage",
          "source-commands",
          "source-outcomes",
          "source-policies",
          "source-predictions",
          "triage");

  @Test
  void everyOperatorHasAUidOfTheList() {
    Map<String, String> uids = uids(KafkaJob.of(config(), new Configuration()).getStreamGraph());
    assertThat(uids).doesNotContainValue(null);
    List<String> expected = new ArrayList<>(OPERATORS);
    OPERATORS.stream()
        .filter(uid -> uid.startsWith("sink-"))
        .forEach(uid -> expected.add("Sink Committer: " + uid));
    assertThat(uids.values()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void ensemblesAddOperatorsOfTheirOwn() {
    EnsembleSpec pool =
        new EnsembleSpec(
            "pool", List.of("a", "b"), List.of(0.25, 0.75), List.of(), 0, 1_000_000, 0.05);
    JobConfig plain = config();
    JobConfig combining =
        new JobConfig(
            plain.kafka(),
            plain.parallelism(),
            plain.checkpointInterval(),
            plain.checkpointDir(),
            plain.stateBackend(),
            plain.policies(),
            List.of(pool));

    List<String> added =
        new ArrayList<>(
            uids(KafkaJob.of(combining, new Configuration()).getStreamGraph()).values());
    uids(KafkaJob.of(plain, new Configuration()).getStreamGraph()).values().forEach(added::remove);

    assertThat(added)
        .containsExactlyInAnyOrder(
            "ensemble-route",
            "ensemble-directory",
            "ensemble",
            "sink-leaderboard",
            "Sink Committer: sink-leaderboard");
  }

  /** Kryo would be a class in every savepoint whose layout nobody decided. */
  @Test
  void noRecordTravelsByKryo() {
    StreamExecutionEnvironment env = KafkaJob.of(config(), new Configuration());
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
      for (var serializer : node.getTypeSerializersIn()) {
        assertThat(serializer.getClass().getName()).doesNotContain("Kryo");
      }
      if (node.getTypeSerializerOut() != null) {
        assertThat(node.getTypeSerializerOut().getClass().getName()).doesNotContain("Kryo");
      }
    }
  }

  /** One operator after another is handed the same object, which is safe where none is changed. */
  @Test
  void recordsAreHandedOnWithoutCopies_becauseAllAreImmutable() {
    StreamExecutionEnvironment env = KafkaJob.of(config(), new Configuration());
    assertThat(env.getConfiguration().get(PipelineOptions.OBJECT_REUSE)).isTrue();
    for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
      for (var serializer : node.getTypeSerializersIn()) {
        assertThat(serializer.isImmutableType() || node.getOperatorName().contains("Committer"))
            .as(node.getOperatorName())
            .isTrue();
      }
    }
  }

  private static Map<String, String> uids(StreamGraph graph) {
    Map<String, String> uids = new TreeMap<>();
    for (StreamNode node : graph.getStreamNodes()) {
      uids.put(node.getId() + " " + node.getOperatorName(), node.getTransformationUID());
    }
    return uids;
  }

  private static JobConfig config() {
    KafkaConfig kafka =
        new KafkaConfig(
            "127.0.0.1:1",
            "g",
            new TopicNames(TopicNames.DEFAULT_PREFIX),
            Map.of(),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Map.of());
    return new JobConfig(
        kafka, 2, Duration.ofSeconds(10), Optional.empty(), JobConfig.StateBackend.HEAP, List.of());
  }
}
