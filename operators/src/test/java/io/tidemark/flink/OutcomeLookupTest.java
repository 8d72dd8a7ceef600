// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Outcomes that are found by their dimensions alone: no directory of predictions, none lost. */
class OutcomeLookupTest {

  private static Policy segmentedBy(long version, String... names) {
    return PolicyBuilder.of(GraphHarness.MODEL, version)
        .segmentBy(List.of(names))
        .labelHorizon(16 * GraphHarness.DAY)
        .build();
  }

  @Test
  void outcomeWithDimensions_isSettled_andNothingIsAnnounced() throws Exception {
    try (GraphHarness graph = GraphHarness.byDimensions(segmentedBy(1, "region"))) {
      graph.predict("a", 0);
      graph.outcome("a", 1, 1);

      assertThat(graph.evaluations()).hasSize(1);
      assertThat(graph.deadLetters()).isEmpty();
      assertThat(graph.directoryEntries()).isZero();
    }
  }

  @Test
  void outcomeWithoutDimensions_isSetAsideAtOnce() throws Exception {
    try (GraphHarness graph = GraphHarness.byDimensions(segmentedBy(1, "region"))) {
      graph.predict("a", 0);
      graph.outcome("a", Optional.empty(), 1, 1);

      assertThat(graph.evaluations()).isEmpty();
      assertThat(graph.deadLetters()).hasSize(1);
      assertThat(graph.deadLetters().get(0).getReason())
          .isEqualTo(DeadLetterReason.UNMATCHED_OUTCOME);
      assertThat(graph.deadLetters().get(0).getMessage()).contains("region");
    }
  }

  @Test
  void outcomeWithoutDimensions_ofAWholeModel_isSettled() throws Exception {
    try (GraphHarness graph = GraphHarness.byDimensions(segmentedBy(1))) {
      graph.predict("a", 0);
      graph.outcome("a", Optional.empty(), 1, 1);

      assertThat(graph.evaluations()).hasSize(1);
    }
  }

  @Test
  void policyThatSegmentsOtherwise_isRefused_andOutcomesGoOnBeingFound() throws Exception {
    try (GraphHarness graph = GraphHarness.byDimensions(segmentedBy(1, "region"))) {
      graph.predict("a", 0);
      graph.policy(segmentedBy(2));
      graph.outcome("a", Optional.of(Map.of("region", "36")), 1, 1);

      assertThat(graph.evaluations()).hasSize(1);
      assertThat(graph.deadLetters()).hasSize(1);
      assertThat(graph.deadLetters().get(0).getReason()).isEqualTo(DeadLetterReason.INVALID_POLICY);
      assertThat(graph.deadLetters().get(0).getMessage()).contains("segmentBy must be the same");
    }
  }

  @Test
  void removalAfterWhichTheDefaultsSegmentOtherwise_isRefused() throws Exception {
    try (GraphHarness graph = GraphHarness.byDimensions(segmentedBy(1, "region"))) {
      graph.policy(new PolicyInput.Removed(GraphHarness.MODEL, GraphHarness.ORIGIN));
      graph.predict("a", 0);
      graph.outcome("a", 1, 1);

      assertThat(graph.evaluations()).hasSize(1);
      assertThat(graph.deadLetters()).hasSize(1);
      assertThat(graph.deadLetters().get(0).getReason()).isEqualTo(DeadLetterReason.INVALID_POLICY);
    }
  }

  @Test
  void policyOfTheSameSegments_comesInForce() throws Exception {
    try (GraphHarness graph = GraphHarness.byDimensions(segmentedBy(1, "region"))) {
      graph.policy(segmentedBy(2, "region"));
      graph.predict("a", 0);

      assertThat(graph.lastInterval().getPolicyVersion()).isEqualTo(2);
    }
  }

  @Test
  void configuredPoliciesThatSegmentInTwoWays_doNotStart() {
    assertThatThrownBy(() -> GraphHarness.byDimensions(segmentedBy(1, "region"), segmentedBy(2)))
        .hasMessageContaining("segmentBy must be the same");
  }
}
