// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.GraphHarness.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy;
import io.tidemark.policy.Policy.OnNewVersion;
import io.tidemark.policy.PolicyBuilder;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a new version of a model does to a segment, and what its retention does. */
class ModelVersionTest {

  /** Of a few sums of numbers near 2. */
  private static final Offset<Double> ROUNDING = Offset.offset(1e-14);

  private static Policy policy(OnNewVersion onNewVersion) {
    return PolicyChangeTest.policy("*", 1)
        .baseline(new Policy.BaselineSpec(new WindowSpec.Count(2), 0.02))
        .onNewVersion(onNewVersion)
        .build();
  }

  @Test
  void newVersion_underReset_startsThresholdsAndBaselineAnew() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy(OnNewVersion.RESET))) {
      learn(graph, "1", 3);
      assertThat(baselineKnown(graph)).isTrue();

      predict(graph, "first", "2");
      assertThat(threshold(graph)).isEqualTo(2.0);
      assertThat(graph.lastInterval().getCalibrationCount()).isZero();

      graph.outcome("first", 1, 1);
      assertThat(baselineKnown(graph)).isFalse();
    }
  }

  @Test
  void outcomesOfAnOlderVersion_underReset_areJudgedButNotLearned() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy(OnNewVersion.RESET))) {
      predict(graph, "old", "1");
      predict(graph, "new", "2");
      graph.outcome("old", 9, 1);
      assertThat(graph.lastEvaluation().getBands().get(0).getMiscovered()).isTrue();

      predict(graph, "next", "2");
      assertThat(threshold(graph)).isEqualTo(2.0);

      graph.outcome("new", 9, 1);
      predict(graph, "later", "2");
      assertThat(threshold(graph)).isEqualTo(2.9);
    }
  }

  @Test
  void versionThatWasSeen_underReset_changesNothing() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy(OnNewVersion.RESET))) {
      learn(graph, "1", 1);
      learn(graph, "2", 3);
      predict(graph, "old", "1");
      assertThat(threshold(graph)).isCloseTo(1.7, ROUNDING);

      predict(graph, "new", "2");
      assertThat(threshold(graph)).isCloseTo(1.7, ROUNDING);
    }
  }

  @Test
  void newVersion_underCarry_goesOn() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy(OnNewVersion.CARRY))) {
      learn(graph, "1", 3);
      predict(graph, "first", "2");
      assertThat(threshold(graph)).isCloseTo(1.7, ROUNDING);

      predict(graph, "old", "1");
      graph.outcome("old", 9, 1);
      assertThat(baselineKnown(graph)).isTrue();
      predict(graph, "next", "2");
      assertThat(threshold(graph)).isCloseTo(2.6, ROUNDING);
    }
  }

  @Test
  void carryThatTurnsIntoReset_knowsTheVersionsItSaw() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy(OnNewVersion.CARRY))) {
      learn(graph, "1", 3);
      Policy reset = policy(OnNewVersion.RESET);
      graph.policy(PolicyBuilder.from(reset).version(2).build());
      predict(graph, "same", "1");
      assertThat(threshold(graph)).isCloseTo(1.7, ROUNDING);

      predict(graph, "other", "2");
      assertThat(threshold(graph)).isEqualTo(2.0);
    }
  }

  @Test
  void idleSegment_pastItsRetention_leavesNeitherStateNorTimers() throws Exception {
    Policy brief = PolicyChangeTest.policy("*", 1).retention(40 * DAY).build();
    try (GraphHarness graph = GraphHarness.open(brief)) {
      learn(graph, "1", 2);
      predict(graph, "open", "2");
      graph.watermark(39);
      assertThat(graph.stateEntries()).isPositive();

      graph.watermark(43);
      assertThat(graph.stateEntries()).isZero();
      assertThat(graph.timers()).isZero();
    }
  }

  @Test
  void retentionAndHorizonThatGrow_stillDropTheSegment() throws Exception {
    try (GraphHarness graph = GraphHarness.open(PolicyChangeTest.policy("*", 1).build())) {
      predict(graph, "open", "1");
      graph.policy(
          PolicyChangeTest.policy("*", 2).labelHorizon(100 * DAY).retention(300 * DAY).build());
      graph.watermark(20);
      graph.outcome("open", 1, 20);
      assertThat(graph.evaluations()).isEmpty();
      assertThat(graph.deadLetters()).hasSize(1);

      graph.watermark(310);
      assertThat(graph.stateEntries()).isPositive();
      graph.watermark(340);
      assertThat(graph.stateEntries()).isZero();
      assertThat(graph.timers()).isZero();
    }
  }

  private static void learn(GraphHarness graph, String version, int outcomes) throws Exception {
    for (int i = 0; i < outcomes; i++) {
      predict(graph, version + "-" + i, version);
      graph.outcome(version + "-" + i, 1, 0);
    }
  }

  private static void predict(GraphHarness graph, String id, String version) throws Exception {
    graph.predict(id, version, Map.of("region", "36"), 0);
  }

  private static double threshold(GraphHarness graph) {
    return graph.lastInterval().getBands().get(0).getThresholds().get(0);
  }

  private static boolean baselineKnown(GraphHarness graph) {
    return graph.lastEvaluation().getBands().get(0).getBaselineMiscovered() != null;
  }
}
