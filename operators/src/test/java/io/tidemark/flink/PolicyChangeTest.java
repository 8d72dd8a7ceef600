// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.GraphHarness.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.Evaluation;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.threshold.RuleSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a policy that changes does to predictions that wait. The threshold starts at 2 and moves by
 * .9 on a miss, by -.1 on a hit.
 */
class PolicyChangeTest {

  private static final Optional<Map<String, String>> NO_DIMENSIONS = Optional.empty();

  static PolicyBuilder policy(String model, long version) {
    return PolicyBuilder.of(model, version)
        .score("absolute-residual")
        .rule(new RuleSpec("quantile-tracker", Map.of("step", 1.0, "boost", 0.0, "start", 2.0)))
        .labelHorizon(16 * DAY);
  }

  static Stream<UnaryOperator<PolicyBuilder>> changes() {
    return Stream.of(
        p -> p.rule(new RuleSpec("aci", Map.of())),
        p -> p.score("signed-residual"),
        p -> p.targetMiscoverage(List.of(0.05, 0.1, 0.2)),
        p -> p.segmentBy(List.of("region")),
        p -> p.window(new WindowSpec(new WindowSpec.Span(DAY), 4, WindowSpec.Sketch.EXACT)),
        p -> p.baseline(new Policy.BaselineSpec(new WindowSpec.Count(3), 0.1)),
        p -> p.labelHorizon(2 * DAY),
        p -> p.ordering(Policy.Ordering.EVENT_TIME));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void prediction_whosePolicyChanges_isJudgedUnderItsOwn(UnaryOperator<PolicyBuilder> change)
      throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy("*", 1).build())) {
      graph.predict("a", 0);
      graph.predict("b", 0);
      graph.policy(change.apply(policy("*", 2)).build());
      graph.predict("c", 1);
      graph.outcome("a", 2.5, 3);
      graph.outcome("b", NO_DIMENSIONS, 1.5, 3);
      graph.outcome("c", 0.5, 3);
      graph.watermark(4);

      assertThat(graph.evaluations())
          .extracting(Evaluation::getPredictionId, Evaluation::getPolicyVersion)
          .containsExactlyInAnyOrder(tuple("a", 1L), tuple("b", 1L), tuple("c", 2L));
      Evaluation a = evaluation(graph, "a");
      assertThat(a.getBands()).hasSize(1);
      assertThat(a.getBands().get(0).getIssuedThresholds()).containsExactly(2.0);
      assertThat(a.getBands().get(0).getMiscovered()).isTrue();
      assertThat(evaluation(graph, "b").getBands().get(0).getMiscovered()).isFalse();
      assertThat(graph.intervals())
          .extracting(CalibratedPrediction::getPolicyVersion)
          .containsExactly(1L, 1L, 2L);
      assertThat(graph.deadLetters()).isEmpty();
    }
  }

  private static Evaluation evaluation(GraphHarness graph, String id) {
    return graph.evaluations().stream()
        .filter(e -> e.getPredictionId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void segmentBy_thatChanges_leavesOlderPredictionsInTheirSegment() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy("*", 1).build())) {
      graph.predict("a", 0);
      graph.policy(policy("*", 2).segmentBy(List.of("region")).build());
      graph.predict("b", 1);
      graph.outcome("a", 1, 2);
      graph.outcome("b", 1, 2);
      graph.outcome("a", 1, 3);

      assertThat(graph.evaluations())
          .extracting(Evaluation::getSegment)
          .containsExactly("m", "m|region=36");
      assertThat(graph.deadLetters())
          .singleElement()
          .extracting("reason")
          .hasToString("DUPLICATE_OUTCOME");
    }
  }

  @Test
  void change_thatIsNotOfTheCalibration_leavesTheThresholdsAlone() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy("*", 1).build())) {
      graph.predict("a", 0);
      graph.outcome("a", 2.5, 0);
      graph.policy(policy("*", 2).falseAlarms(new Policy.AverageRunLength(50)).build());
      graph.predict("b", 1);

      assertThat(graph.lastInterval().getBands().get(0).getThresholds()).containsExactly(2.9);
      assertThat(graph.lastInterval().getPolicyVersion()).isEqualTo(2);
    }
  }

  @Test
  void models_firstPolicy_withTheVersionOfTheStars_isNotTakenForIt() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy("*", 3).build())) {
      graph.predict("a", 0);
      graph.policy(policy("m", 3).targetMiscoverage(List.of(0.2, 0.3)).build());
      graph.predict("b", 0);
      graph.outcome("a", 1, 1);
      graph.outcome("b", 1, 1);

      assertThat(graph.evaluations()).extracting(e -> e.getBands().size()).containsExactly(1, 2);
    }
  }

  @Test
  void policies_inAnyOrder_giveTheSameOutput() throws Exception {
    List<Policy> policies =
        List.of(
            policy("*", 4).targetMiscoverage(List.of(0.3)).build(),
            policy("m", 5).targetMiscoverage(List.of(0.2)).segmentBy(List.of("region")).build(),
            policy("other", 9).build(),
            policy("m", 7).targetMiscoverage(List.of(0.05, 0.1)).build());
    List<Object> expected = outputs(policies);

    for (int seed = 0; seed < 10; seed++) {
      List<Policy> shuffled = new ArrayList<>(policies);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(outputs(shuffled)).as("%s", shuffled).isEqualTo(expected);
    }
  }

  private static List<Object> outputs(List<Policy> policies) throws Exception {
    try (GraphHarness graph = GraphHarness.open()) {
      for (Policy policy : policies) {
        graph.policy(policy);
      }
      for (int i = 0; i < 30; i++) {
        graph.predict("p" + i, i);
        graph.outcome("p" + i, i % 7, i + 1);
      }
      List<Object> outputs = new ArrayList<>(graph.intervals());
      outputs.addAll(graph.evaluations());
      assertThat(outputs).hasSize(60);
      return outputs;
    }
  }

  @Test
  void restore_inMidChange_judgesAsIssued() throws Exception {
    GraphHarness.Snapshot snapshot;
    try (GraphHarness graph = GraphHarness.open(policy("*", 1).build())) {
      graph.predict("a", 0);
      graph.policy(policy("*", 2).segmentBy(List.of("region")).score("signed-residual").build());
      graph.predict("b", 1);
      snapshot = graph.snapshot();
    }

    try (GraphHarness graph = GraphHarness.restore(snapshot, policy("*", 1).build())) {
      graph.outcome("a", 2.5, 2);
      graph.outcome("b", 1, 2);
      graph.predict("c", 3);

      assertThat(graph.evaluations())
          .extracting(Evaluation::getPolicyVersion)
          .containsExactly(1L, 2L);
      assertThat(graph.evaluations().get(0).getBands().get(0).getIssuedThresholds())
          .containsExactly(2.0);
      assertThat(graph.lastInterval().getPolicyVersion()).isEqualTo(2);
      assertThat(graph.deadLetters()).isEmpty();
    }
  }

  @Test
  void restore_withAConfiguredPolicyThatIsNewer_takesIt() throws Exception {
    GraphHarness.Snapshot snapshot;
    try (GraphHarness graph = GraphHarness.open(policy("*", 1).build())) {
      graph.predict("a", 0);
      snapshot = graph.snapshot();
    }

    Policy newer = policy("*", 2).targetMiscoverage(List.of(0.1, 0.2)).build();
    try (GraphHarness graph = GraphHarness.restore(snapshot, newer)) {
      graph.predict("b", 1);
      graph.outcome("a", 1, 1);

      assertThat(graph.lastInterval().getBands()).hasSize(2);
      assertThat(graph.lastEvaluation().getBands()).hasSize(1);
    }
  }

  @Test
  void restore_withAKnownVersionThatSaysSomethingElse_isRefused() throws Exception {
    GraphHarness.Snapshot snapshot;
    try (GraphHarness graph = GraphHarness.open(policy("*", 1).build())) {
      snapshot = graph.snapshot();
    }

    Policy other = policy("*", 1).targetMiscoverage(List.of(0.2)).build();
    assertThatThrownBy(() -> GraphHarness.restore(snapshot, other))
        .hasStackTraceContaining(
            "version of the configured policy of * must be one that is not known with other"
                + " settings: was 1");
  }
}
