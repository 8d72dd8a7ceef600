// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.Policy;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyConversionTest {

  @Test
  void aPolicyComesBackAsItWent() {
    io.tidemark.policy.Policy policy =
        new io.tidemark.policy.Policy(
            "m",
            3,
            List.of("location", "version"),
            List.of(List.of(), List.of("location")),
            List.of(0.05, 0.2),
            Optional.of("absolute-residual"),
            Transform.LOG1P,
            Optional.of(new RuleSpec("aci", Map.of("gamma", 0.01))),
            new WindowSpec(new WindowSpec.Span(1_000_000), 4, WindowSpec.Sketch.EXACT),
            7,
            new io.tidemark.policy.Policy.BaselineSpec(new WindowSpec.Span(9), 0.05),
            new io.tidemark.policy.Policy.PerEvent(11),
            1000,
            io.tidemark.policy.Policy.Ordering.EVENT_TIME);

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
  void everythingThatIsWrongIsNamed() {
    Policy wrong =
        Policy.newBuilder()
            .setModel("m")
            .setVersion(1)
            .setTargetMiscoverage(List.of(1.5))
            .setScore("absolute-residul")
            .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyConversion.toCore(wrong))
        .withMessageContaining("targetMiscoverage[0] must be in (0, 1): was 1.5")
        .withMessageContaining("nearest: absolute-residual");
  }

  @Test
  void anUnknownWordIsNotTakenForTheOtherChoice() {
    Policy.Builder policy = Policy.newBuilder().setModel("m").setVersion(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyConversion.toCore(policy.setOrdering("event time").build()))
        .withMessage("ordering must be one of event-time, arrival: was \"event time\"");
  }
}
