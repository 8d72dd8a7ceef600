// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.PolicyChangeTest.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.policy.Policy;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which policy is in force, whatever comes on the topic. */
class PolicyVersionTest {

  @Test
  void version_thatIsLower_isRefusedWithItsBytesAndPlace() throws Exception {
    try (GraphHarness graph = GraphHarness.open(policy("m", 5).build())) {
      graph.policy(policy("m", 6).build());
      graph.policy(policy("m", 4).build());
      graph.predict("a", 0);

      DeadLetter letter = graph.deadLetters().get(0);
      assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_POLICY);
      assertThat(letter.getMessage())
          .isEqualTo("version must be above 6, the newest known of m: was 4");
      assertThat(letter.getSource()).isEqualTo("tidemark.policies");
      assertThat(letter.getOffset()).isEqualTo(1);
      assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(new byte[] {4}));
      assertThat(graph.lastInterval().getPolicyVersion()).isEqualTo(6);
    }
  }

  @Test
  void version_thatIsKnown_isReadTwiceButNotChanged() throws Exception {
    Policy first = policy("m", 5).build();
    try (GraphHarness graph = GraphHarness.open()) {
      graph.policy(first);
      graph.policy(first);
      assertThat(graph.deadLetters()).isEmpty();

      graph.policy(policy("m", 5).targetMiscoverage(List.of(0.1, 0.2)).build());
      graph.predict("a", 0);

      assertThat(graph.deadLetters()).hasSize(1);
      assertThat(graph.lastInterval().getBands()).hasSize(1);
    }
  }

  @Test
  void version0_isThatOfTheDefaults() throws Exception {
    try (GraphHarness graph = GraphHarness.open()) {
      graph.policy(policy("m", 0).build());
      graph.predict("a", 0);

      assertThat(graph.deadLetters()).hasSize(1);
      assertThat(graph.lastInterval().getPolicyVersion()).isZero();
    }
  }

  @Test
  void record_thatCanNotBeUsed_leavesTheOldPolicyInForce() throws Exception {
    Origin origin = new Origin("tidemark.policies", 2, 17, 0);
    DeadLetter letter =
        DeadLetters.of(origin, DeadLetterReason.INVALID_POLICY, "why", new byte[] {9});
    try (GraphHarness graph = GraphHarness.open(policy("m", 5).build())) {
      graph.policy(new PolicyInput.Rejected(letter));
      graph.predict("a", 0);

      assertThat(graph.deadLetters()).containsExactly(letter);
      assertThat(graph.lastInterval().getPolicyVersion()).isEqualTo(5);
    }
  }

  @Test
  void tombstone_bringsTheStarBack_andKeepsWhatWasIssued() throws Exception {
    Policy own = policy("m", 5).targetMiscoverage(List.of(0.1, 0.2)).build();
    try (GraphHarness graph = GraphHarness.open(policy("*", 2).build(), own)) {
      graph.predict("a", 0);
      graph.policy(new PolicyInput.Removed("m", GraphHarness.ORIGIN));
      graph.predict("b", 0);
      graph.outcome("a", 1, 1);

      assertThat(graph.lastInterval().getPolicyVersion()).isEqualTo(2);
      assertThat(graph.lastEvaluation().getPolicyVersion()).isEqualTo(5);
      assertThat(graph.lastEvaluation().getBands()).hasSize(2);
    }
  }

  @Test
  void removal_outlivesARestart_andVersionsGoOnWhereTheyWere() throws Exception {
    Policy own = policy("m", 5).build();
    GraphHarness.Snapshot snapshot;
    try (GraphHarness graph = GraphHarness.open(own)) {
      graph.policy(new PolicyInput.Removed("m", GraphHarness.ORIGIN));
      graph.policy(new PolicyInput.Removed("unknown", GraphHarness.ORIGIN));
      snapshot = graph.snapshot();
    }

    try (GraphHarness graph = GraphHarness.restore(snapshot, own)) {
      graph.predict("a", 0);
      assertThat(graph.lastInterval().getPolicyVersion()).isZero();

      graph.policy(own);
      assertThat(graph.deadLetters()).hasSize(1);

      graph.policy(policy("m", 6).build());
      graph.predict("b", 0);
      assertThat(graph.lastInterval().getPolicyVersion()).isEqualTo(6);
    }
  }
}
