// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.calibration.WindowSpec.Sketch;
import io.tidemark.event.AlertPolicy;
import io.tidemark.event.BaselinePolicy;
import io.tidemark.event.DetectorPolicy;
import io.tidemark.event.Policy;
import io.tidemark.event.WindowPolicy;
import io.tidemark.policy.Policy.AverageRunLength;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.Budget;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.OnNewVersion;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.policy.Policy.PerEvent;
import io.tidemark.policy.Policy.Severity;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.score.ScoreSpec;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PolicyConversionTest {

  @Test
  void aPolicyComesBackAsItWent() {
    io.tidemark.policy.Policy policy =
        PolicyBuilder.of("m", 3)
            .segmentBy(List.of("location", "version"))
            .rollups(List.of(List.of(), List.of("location")))
            .targetMiscoverage(List.of(0.05, 0.2))
            .score(
                new ScoreSpec(
                    "regularized-adaptive-prediction-sets", Map.of("penalty", 0.5, "free", 2.0)))
            .transform(Transform.LOG1P)
            .rule(new RuleSpec("aci", Map.of("gamma", 0.01), false))
            .window(
                new WindowSpec(
                    new WindowSpec.Span(1_000_000), 4, Sketch.CERTIFIED, OptionalLong.of(5)))
            .labelHorizon(7)
            .retention(15)
            .baseline(new BaselineSpec(new WindowSpec.Span(9), 0.05))
            .evidence(new PerEvent(11))
            .detectors(
                List.of(
                    new DetectorSpec("jumper-sr", Map.of("experts", 3.0), Severity.TICKET),
                    new DetectorSpec("miss-cusum", Map.of(), Severity.REPORT),
                    new DetectorSpec("adwin", Map.of("delta", 0.01), Severity.REPORT)))
            .features(List.of("temperature", "load"))
            .alertHold(0)
            .alertCoolDown(13)
            .alertNoData(17)
            .falseAlarms(new AverageRunLength(1000))
            .onNewVersion(OnNewVersion.RESET)
            .ordering(Ordering.EVENT_TIME)
            .build();

    assertThat(PolicyConversion.toCore(PolicyConversion.toAvro(policy))).isEqualTo(policy);
  }

  @Test
  void aPolicyWithABudgetAndACountComesBackAsItWent() {
    io.tidemark.policy.Policy policy =
        PolicyBuilder.of("m", 3)
            .window(new WindowSpec(new WindowSpec.Count(50), 4, Sketch.EXACT, OptionalLong.of(20)))
            .falseAlarms(new Budget(0.25))
            .build();

    assertThat(PolicyConversion.toCore(PolicyConversion.toAvro(policy))).isEqualTo(policy);
  }

  @Test
  void thePolicyOfARecordWithDefaultsIsTheDefaultOne() {
    Policy bare = Policy.newBuilder().setModel("m").setVersion(1).build();

    assertThat(PolicyConversion.toCore(bare)).isEqualTo(PolicyDefaults.of("m", 1));
    assertThat(PolicyConversion.toCore(PolicyConversion.toAvro(PolicyDefaults.of("m", 1))))
        .isEqualTo(PolicyDefaults.of("m", 1));
  }

  @Test
  void timesOfAlertsThatAreNotSaidFollowFromTheEvidence() {
    Policy said =
        Policy.newBuilder()
            .setModel("m")
            .setVersion(1)
            .setEvidenceBlockMicros(100)
            .setAlerts(AlertPolicy.newBuilder().setHoldMicros(0L).build())
            .build();

    assertThat(PolicyConversion.toCore(said).alerts())
        .isEqualTo(new io.tidemark.policy.Policy.AlertTimes(0, 800, 400));
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    Policy wrong =
        Policy.newBuilder()
            .setModel("m")
            .setVersion(1)
            .setTargetMiscoverage(List.of(1.5))
            .setScore("absolute-residul")
            .setWindow(
                WindowPolicy.newBuilder().setCount(5).setPanes(0).setHalfLifeMicros(1L).build())
            .setBaseline(BaselinePolicy.newBuilder().build())
            .setOrdering("event time")
            .setDetectors(List.of(new DetectorPolicy("miss-sr", Map.of(), "pager")))
            .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyConversion.toCore(wrong))
        .withMessageContaining("window.panes must be in [1, 256]: was 0")
        .withMessageContaining("window.halfLifeMicros must be absent beside count: was 1")
        .withMessageContaining("baseline.durationMicros must be set, or else outcomes: was null")
        .withMessageContaining("ordering must be one of arrival, event-time: was \"event time\"")
        .withMessageContaining(
            "detectors[0].severity must be one of page, ticket, report: was \"pager\"")
        .withMessageContaining("targetMiscoverage[0] must be in (0, 1): was 1.5")
        .withMessageContaining("nearest: absolute-residual");
  }

  @Test
  void everythingThatIsWrongWithAScoreIsNamed() {
    Policy.Builder wrong =
        Policy.newBuilder()
            .setModel("m")
            .setVersion(1)
            .setScore("regularized-adaptive-prediction-sets")
            .setScoreParameters(Map.of("penalty", -1.0, "fre", 2.0, "randomized", 1.5));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyConversion.toCore(wrong.build()))
        .withMessageContaining("score.penalty must be at least 0: was -1.0")
        .withMessageContaining("nearest: free")
        .withMessageContaining("score.randomized must be in [0, 1.0]: was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyConversion.toCore(wrong.setScore(null).build()))
        .withMessageContaining("scoreParameters must be absent without score: was ");
  }

  @Test
  void anUnknownWordIsNotTakenForTheOtherChoice() {
    Policy.Builder policy = Policy.newBuilder().setModel("m").setVersion(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyConversion.toCore(policy.setOrdering("event time").build()))
        .withMessage("ordering must be one of arrival, event-time: was \"event time\"");
  }
}
