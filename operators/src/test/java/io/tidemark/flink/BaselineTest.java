// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.GraphHarness.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Evaluation;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.TransitionKind;
import io.tidemark.event.TransitionReason;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a segment's baseline lives through: residuals 1 to 10 freeze it, so at a target of .2 its
 * threshold is the ceil(.8 * 11) = 9th.
 */
class BaselineTest {

  private static PolicyBuilder policy(long version) {
    return PolicyBuilder.of("*", version)
        .score("absolute-residual")
        .rule(new RuleSpec("split", Map.of()))
        .targetMiscoverage(List.of(0.2))
        .segmentBy(List.of("region"))
        .window(new WindowSpec(new WindowSpec.Count(40), 4, WindowSpec.Sketch.EXACT))
        .baseline(new Policy.BaselineSpec(new WindowSpec.Count(10), 0.1))
        .labelHorizon(16 * DAY);
  }

  private static void settle(GraphHarness graph, String id, double residual, int day)
      throws Exception {
    graph.predict(id, day);
    graph.outcome(id, residual, day);
  }

  private static GraphHarness withBaseline() throws Exception {
    GraphHarness graph = GraphHarness.open(policy(1).build());
    for (int i = 1; i <= 10; i++) {
      settle(graph, "p" + i, i, i);
    }
    assertThat(graph.transitions()).hasSize(1);
    return graph;
  }

  private static Boolean baselineMissed(Evaluation evaluation) {
    return evaluation.getBands().get(0).getBaselineMiscovered();
  }

  static Stream<UnaryOperator<PolicyBuilder>> keeping() {
    return Stream.of(
        p -> p.rule(new RuleSpec("aci", Map.of())),
        p -> p.window(new WindowSpec(new WindowSpec.Span(DAY), 4, WindowSpec.Sketch.EXACT)),
        p -> p.targetMiscoverage(List.of(0.2, 0.4)),
        p -> p.baseline(new Policy.BaselineSpec(new WindowSpec.Count(10), 0.3)));
  }

  @ParameterizedTest
  @MethodSource("keeping")
  void policy_thatLeavesTheScoresAlone_keepsTheBaseline(UnaryOperator<PolicyBuilder> change)
      throws Exception {
    try (GraphHarness graph = withBaseline()) {
      graph.predict("old", 11);
      graph.policy(change.apply(policy(2)).build());
      graph.outcome("old", 9.5, 12);
      assertThat(baselineMissed(graph.lastEvaluation())).isTrue();
      settle(graph, "hit", 8.5, 13);
      assertThat(baselineMissed(graph.lastEvaluation())).isFalse();
      settle(graph, "miss", 9.5, 14);
      assertThat(baselineMissed(graph.lastEvaluation())).isTrue();
      assertThat(graph.transitions())
          .extracting(MonitoringTransition::getKind)
          .doesNotContain(TransitionKind.BASELINE_STARTED);
    }
  }

  @Test
  void policy_withOtherTargets_freezesTheirThresholdsOfTheSameScores() throws Exception {
    try (GraphHarness graph = withBaseline()) {
      graph.policy(policy(2).targetMiscoverage(List.of(0.4)).build());
      settle(graph, "a", 1, 11);
      MonitoringTransition frozen = graph.transitions().get(1);
      assertThat(frozen.getKind()).isEqualTo(TransitionKind.BASELINE_FROZEN);
      assertThat(frozen.getReason()).isEqualTo(TransitionReason.POLICY_CHANGED);
      assertThat(frozen.getOutcomes()).isEqualTo(10);
      assertThat(frozen.getThresholds()).containsExactly(7.0);
    }
  }

  @Test
  void policy_withAnotherRule_goesOnWithTheWindow() throws Exception {
    try (GraphHarness graph = withBaseline()) {
      graph.policy(policy(2).rule(new RuleSpec("aci", Map.of())).build());
      graph.predict("a", 11);
      assertThat(graph.lastInterval().getStatus()).isEqualTo(CalibrationStatus.CALIBRATED);
      assertThat(graph.lastInterval().getBands().get(0).getThresholds()).containsExactly(9.0);
    }
  }

  @Test
  void policy_beforeTheBaselineIsComplete_goesOnCounting() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy(1).build())) {
      for (int i = 1; i <= 6; i++) {
        settle(graph, "p" + i, i, i);
      }
      graph.policy(policy(2).rule(new RuleSpec("aci", Map.of())).build());
      for (int i = 7; i <= 10; i++) {
        settle(graph, "p" + i, i, i);
      }
      assertThat(graph.transitions()).hasSize(1);
      MonitoringTransition frozen = graph.transitions().get(0);
      assertThat(frozen.getReason()).isEqualTo(TransitionReason.FIRST_OUTCOMES);
      assertThat(frozen.getOutcomes()).isEqualTo(10);
      assertThat(frozen.getThresholds()).containsExactly(9.0);
    }
  }

  static Stream<UnaryOperator<PolicyBuilder>> restarting() {
    return Stream.of(
        p -> p.score("signed-residual"),
        p -> p.transform(Transform.SQRT),
        p -> p.baseline(new Policy.BaselineSpec(new WindowSpec.Count(5), 0.1)));
  }

  @ParameterizedTest
  @MethodSource("restarting")
  void policy_withOtherScoresOrAnotherBaseline_startsItAnew(UnaryOperator<PolicyBuilder> change)
      throws Exception {
    try (GraphHarness graph = withBaseline()) {
      graph.policy(change.apply(policy(2)).build());
      settle(graph, "a", 9.5, 11);
      assertThat(graph.transitions())
          .extracting(MonitoringTransition::getKind, MonitoringTransition::getReason)
          .contains(tuple(TransitionKind.BASELINE_STARTED, TransitionReason.POLICY_CHANGED));
      assertThat(baselineMissed(graph.lastEvaluation())).isNull();
    }
  }

  @Test
  void relearn_beginsTheBaselineAnew_andLeavesTheThresholdInForce() throws Exception {
    try (GraphHarness graph = withBaseline()) {
      graph.policy(new PolicyInput.Relearn("m|region=36", 1));
      graph.predict("next", 11);
      assertThat(graph.lastInterval().getBands().get(0).getThresholds()).containsExactly(9.0);
      assertThat(graph.transitions().get(1).getReason()).isEqualTo(TransitionReason.REARMED);
      graph.outcome("next", 99, 11);
      assertThat(baselineMissed(graph.lastEvaluation())).isNull();
      for (int i = 1; i <= 9; i++) {
        settle(graph, "q" + i, 10 * i, 11 + i);
      }
      MonitoringTransition frozen = graph.transitions().get(2);
      assertThat(frozen.getKind()).isEqualTo(TransitionKind.BASELINE_FROZEN);
      assertThat(frozen.getOutcomes()).isEqualTo(10);
      assertThat(frozen.getThresholds()).containsExactly(90.0);
    }
  }

  @Test
  void relearn_isMetOnce_alsoAfterARestoreBeforeTheNextRecord() throws Exception {
    GraphHarness.Snapshot snapshot;
    try (GraphHarness graph = withBaseline()) {
      graph.policy(new PolicyInput.Relearn("m", 5));
      snapshot = graph.snapshot();
    }
    try (GraphHarness graph = GraphHarness.restore(snapshot, policy(1).build())) {
      settle(graph, "a", 1, 11);
      graph.policy(new PolicyInput.Relearn("m", 5));
      graph.policy(new PolicyInput.Relearn("m", 4));
      settle(graph, "b", 2, 12);
      assertThat(graph.transitions())
          .extracting(MonitoringTransition::getReason)
          .containsExactly(TransitionReason.REARMED);
    }
  }

  @Test
  void relearn_ofAnotherRollup_isNotForThisSegment() throws Exception {
    try (GraphHarness graph = withBaseline()) {
      graph.policy(new PolicyInput.Relearn("m|region=37", 1));
      graph.policy(new PolicyInput.Relearn("other", 2));
      settle(graph, "a", 9.5, 11);
      assertThat(baselineMissed(graph.lastEvaluation())).isTrue();
      assertThat(graph.transitions()).hasSize(1);
    }
  }
}
