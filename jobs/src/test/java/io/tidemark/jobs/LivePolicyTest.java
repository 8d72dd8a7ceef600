// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Evaluation;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.flink.event.PolicyDecoder;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A policy that changes while the whole graph runs, with a restart from a savepoint in between. */
@Timeout(180)
class LivePolicyTest {

  private static final Map<String, String> DIMENSIONS = Map.of("region", "36");
  private static final Policy FIRST = PolicyBuilder.of("m", 1).score("absolute-residual").build();

  /** Fits no older prediction: other segments, other tails, other targets. */
  private static final Policy SECOND =
      PolicyBuilder.of("m", 2)
          .segmentBy(List.of("region"))
          .score("signed-residual")
          .targetMiscoverage(List.of(0.1, 0.2))
          .build();

  @Test
  void policyThatChanges_acrossASavepoint_losesNoPrediction(@TempDir Path folder) throws Exception {
    String savepoint;
    String lastProbe;
    try (LiveGraph graph = LiveGraph.start(FIRST, Optional.empty())) {
      graph.send(prediction("a"));
      CalibratedPrediction a = graph.await(CalibratedPrediction.class, p -> p.getId().equals("a"));
      assertThat(a.getPolicyVersion()).isEqualTo(1);

      graph.send(new PolicyDecoder().decode(null, new byte[] {7, 7}, policyOrigin(4)));
      graph.send(stated(PolicyBuilder.from(SECOND).version(1).build(), 5));
      graph.send(stated(SECOND, 6));
      lastProbe = probeUntilSecond(graph);
      savepoint = graph.stop(folder);
    }
    try (LiveGraph graph = LiveGraph.start(FIRST, Optional.of(savepoint))) {
      graph.send(outcome("a"));
      graph.send(outcome(lastProbe));

      Evaluation a = graph.await(Evaluation.class, e -> e.getPredictionId().equals("a"));
      assertThat(a.getPolicyVersion()).isEqualTo(1);
      assertThat(a.getSegment()).isEqualTo("m");
      assertThat(a.getBands()).hasSize(1);
      Evaluation probe = graph.await(Evaluation.class, e -> e.getPredictionId().equals(lastProbe));
      assertThat(probe.getPolicyVersion()).isEqualTo(2);
      assertThat(probe.getSegment()).isEqualTo("m|region=36");
      assertThat(probe.getBands()).hasSize(2);
    }
  }

  /** When the second policy has arrived, nobody says; so ask. */
  private static String probeUntilSecond(LiveGraph graph) throws Exception {
    for (int i = 0; ; i++) {
      String id = "probe" + i;
      graph.send(prediction(id));
      CalibratedPrediction probe =
          graph.await(CalibratedPrediction.class, p -> p.getId().equals(id));
      if (probe.getPolicyVersion() == 2 && probe.getSegment().equals("m|region=36")) {
        assertRefusals(graph);
        return id;
      }
    }
  }

  private static void assertRefusals(LiveGraph graph) throws Exception {
    DeadLetter unreadable = graph.await(DeadLetter.class, l -> l.getOffset() == 4);
    assertThat(unreadable.getReason()).isEqualTo(DeadLetterReason.UNDECODABLE);
    assertThat(unreadable.getPayload()).isEqualTo(ByteBuffer.wrap(new byte[] {7, 7}));
    DeadLetter known = graph.await(DeadLetter.class, l -> l.getOffset() == 5);
    assertThat(known.getReason()).isEqualTo(DeadLetterReason.INVALID_POLICY);
    assertThat(known.getMessage())
        .isEqualTo("version must be above 1, the newest known of m: was 1");
  }

  private static PolicyInput stated(Policy policy, long offset) {
    return new PolicyInput.Stated(
        PolicyConversion.toAvro(policy), policyOrigin(offset), new byte[] {1});
  }

  private static Origin policyOrigin(long offset) {
    return new Origin("tidemark.policies", 0, offset, 0);
  }

  private static Inbound prediction(String id) {
    return new PredictionEvent(
        id,
        "m",
        "",
        DIMENSIONS,
        0,
        Optional.empty(),
        new PointForecast(0),
        false,
        new Origin("tidemark.predictions", 0, 0, 0),
        new byte[] {2});
  }

  private static Inbound outcome(String id) {
    return new OutcomeEvent(
        Optional.of(id),
        Optional.of("m"),
        Optional.empty(),
        Optional.of(DIMENSIONS),
        Optional.empty(),
        1,
        new OutcomeValue.Real(0.5),
        0,
        new Origin("tidemark.outcomes", 0, 0, 0),
        new byte[] {3});
  }
}
