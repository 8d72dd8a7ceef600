// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyValidationTest {

  @Test
  void theDefaultsAreValid() {
    assertThat(PolicyValidation.problems(PolicyDefaults.of("*", 0))).isEmpty();
  }

  @Test
  void aTargetOutsideTheUnitIntervalNamesKeyValueAndWhatIsAllowed() {
    assertThat(messages(withTargets(List.of(0.1, 1.5))))
        .containsExactly("targetMiscoverage[1] must be in (0, 1): was 1.5");
  }

  @Test
  void notANumberIsNoTarget() {
    assertThat(messages(withTargets(List.of(Double.NaN))))
        .containsExactly("targetMiscoverage[0] must be in (0, 1): was NaN");
  }

  @Test
  void aTargetIsGivenOnce() {
    assertThat(messages(withTargets(List.of(0.1, 0.1))))
        .containsExactly("targetMiscoverage must be without repetition: was [0.1, 0.1]");
  }

  @Test
  void aRollupIsMadeOfTheSegmentsDimensions() {
    Policy policy = policy(List.of("location"), List.of(List.of(), List.of("horizon")));

    assertThat(messages(policy))
        .containsExactly("rollups[1] must be one of segmentBy [location]: was \"horizon\"");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    Policy policy =
        new Policy(
            "",
            -1,
            List.of("a", "a"),
            List.of(),
            List.of(),
            Optional.empty(),
            Transform.IDENTITY,
            Optional.of(new RuleSpec("aci", Map.of("gamma", Double.POSITIVE_INFINITY))),
            new WindowSpec(new WindowSpec.Count(4), 8, WindowSpec.Sketch.EXACT),
            0,
            new BaselineSpec(new WindowSpec.Span(0), 1.0),
            new Policy.PerBlock(-5),
            1.0,
            Policy.Ordering.ARRIVAL);

    assertThat(PolicyValidation.problems(policy))
        .extracting(PolicyProblem::key)
        .containsExactly(
            "model",
            "version",
            "segmentBy",
            "rollups",
            "targetMiscoverage",
            "rule.gamma",
            "window.panes",
            "labelHorizon",
            "baseline.duration",
            "baseline.tolerance",
            "evidence.block",
            "averageRunLength");
  }

  @Test
  void theNullRateOfTheDetectorsStaysBelowOne() {
    Policy policy =
        policy(
            List.of(),
            List.of(List.of()),
            List.of(0.5),
            new BaselineSpec(new WindowSpec.Count(1), 0.5),
            PolicyDefaults.EVIDENCE);

    assertThat(messages(policy))
        .containsExactly("baseline.tolerance must be below 1 - targetMiscoverage (0.5): was 0.5");
  }

  @Test
  void aRuleOnSignedResiduals_takesNoOtherScore() {
    assertThat(messages(paired("enbpi", Optional.of("absolute-residual"))))
        .containsExactly(
            "score must be signed-residual (or left out) with rule enbpi: was"
                + " \"absolute-residual\"");
    assertThat(messages(paired("enbpi", Optional.of("signed-residual")))).isEmpty();
    assertThat(messages(paired("enbpi", Optional.empty()))).isEmpty();
    assertThat(messages(paired("aci", Optional.of("absolute-residual")))).isEmpty();
  }

  private static Policy paired(String rule, Optional<String> score) {
    return new Policy(
        "m",
        1,
        List.of(),
        List.of(List.of()),
        List.of(0.1),
        score,
        Transform.SQRT,
        Optional.of(new RuleSpec(rule, Map.of())),
        PolicyDefaults.WINDOW,
        1,
        PolicyDefaults.BASELINE,
        PolicyDefaults.EVIDENCE,
        100,
        Policy.Ordering.ARRIVAL);
  }

  private static List<String> messages(Policy policy) {
    return PolicyValidation.problems(policy).stream().map(PolicyProblem::message).toList();
  }

  private static Policy withTargets(List<Double> targets) {
    return policy(
        List.of(), List.of(List.of()), targets, PolicyDefaults.BASELINE, PolicyDefaults.EVIDENCE);
  }

  private static Policy policy(List<String> segmentBy, List<List<String>> rollups) {
    return policy(
        segmentBy, rollups, List.of(0.1), PolicyDefaults.BASELINE, PolicyDefaults.EVIDENCE);
  }

  private static Policy policy(
      List<String> segmentBy,
      List<List<String>> rollups,
      List<Double> targets,
      BaselineSpec baseline,
      EvidenceSpec evidence) {
    return new Policy(
        "m",
        1,
        segmentBy,
        rollups,
        targets,
        Optional.empty(),
        Transform.IDENTITY,
        Optional.empty(),
        PolicyDefaults.WINDOW,
        1,
        baseline,
        evidence,
        100,
        Policy.Ordering.ARRIVAL);
  }
}
