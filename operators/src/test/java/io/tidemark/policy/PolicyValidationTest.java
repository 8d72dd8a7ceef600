// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.Severity;
import io.tidemark.score.ScoreSpec;
import io.tidemark.score.SignedResidual;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
  void aDecayThatNeverReachesATargetIsRefused() {
    RuleSpec decaying = new RuleSpec("nexcp", Map.of("rho", 0.85));
    PolicyBuilder policy =
        PolicyBuilder.of("*", 0).rule(decaying).targetMiscoverage(List.of(0.1, 0.2));
    assertThat(messages(policy.build()))
        .containsExactly(
            "rule.rho must be at least 0.9 for targetMiscoverage 0.1, where no threshold would"
                + " ever be finite: was 0.85");
    policy.score(ScoreSpec.of(SignedResidual.NAME)).targetMiscoverage(List.of(0.2));
    assertThat(messages(policy.build()))
        .containsExactly(
            "rule.rho must be at least 0.9 for targetMiscoverage 0.2 in 2 tails, where no"
                + " threshold would ever be finite: was 0.85");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    Policy policy =
        PolicyBuilder.of("", -1)
            .segmentBy(List.of("a", "a"))
            .rollups(List.of())
            .targetMiscoverage(List.of())
            .rule(new RuleSpec("aci", Map.of("gamma", Double.POSITIVE_INFINITY)))
            .window(
                new WindowSpec(
                    new WindowSpec.Count(4), 8, WindowSpec.Sketch.EXACT, OptionalLong.of(0)))
            .score("absolute-residual")
            .classConditional(true)
            .labelHorizon(0)
            .baseline(new BaselineSpec(new WindowSpec.Span(0), 1.0))
            .evidence(new Policy.PerBlock(-5))
            .detectors(
                List.of(
                    new DetectorSpec("miss-sr", Map.of("x", 1.0), Severity.PAGE),
                    new DetectorSpec("miss-s", Map.of(), Severity.REPORT),
                    new DetectorSpec("miss-s", Map.of(), Severity.PAGE)))
            .falseAlarms(new Policy.AverageRunLength(1.0))
            .build();

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
            "window.halfLife",
            "classConditional",
            "labelHorizon",
            "baseline.duration",
            "baseline.tolerance",
            "evidence.block",
            "detectors[0].x",
            "detectors[1].name",
            "detectors[2].name",
            "detectors",
            "averageRunLength");
  }

  @Test
  void classesGoWithScoresOfLabelsAlone() {
    assertThat(
            messages(
                PolicyBuilder.of("m", 1)
                    .score("upper-bound")
                    .rule(new RuleSpec("spci", Map.of()))
                    .classConditional(true)
                    .build()))
        .contains(
            "classConditional must be false with score upper-bound, which is for numbers: was true",
            "classConditional must be false with rule spci, which is for numbers: was true");
    assertThat(
            messages(
                PolicyBuilder.of("m", 1).score("least-ambiguous").classConditional(true).build()))
        .isEmpty();
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
    PolicyBuilder policy =
        PolicyBuilder.of("m", 1).transform(Transform.SQRT).rule(new RuleSpec(rule, Map.of()));
    score.ifPresent(policy::score);
    return policy.build();
  }

  @Test
  void aBudgetNeedsUnitsOfWhichThereAreSoManyToADay() {
    PolicyBuilder policy = PolicyBuilder.of("m", 1).falseAlarms(new Policy.Budget(0.1));

    assertThat(messages(policy.build())).isEmpty();
    assertThat(messages(policy.evidence(new Policy.PerEvent(1)).build()))
        .singleElement()
        .asString()
        .startsWith("budget must be absent when evidence.unit is event");
    assertThat(
            messages(
                policy.evidence(PolicyDefaults.EVIDENCE).falseAlarms(new Policy.Budget(0)).build()))
        .containsExactly("budget.pagesPerDay must be finite and above 0: was 0.0");
  }

  @Test
  void timesOfAlertsAreSpans_andNoDataIsNoShorterThanATick() {
    PolicyBuilder policy = PolicyBuilder.of("m", 1).evidence(new Policy.PerBlock(100));

    assertThat(policy.build().alerts()).isEqualTo(new Policy.AlertTimes(200, 800, 400));
    assertThat(messages(policy.alertHold(0).alertCoolDown(0).alertNoData(100).build())).isEmpty();
    assertThat(messages(policy.alertHold(-1).alertCoolDown(-2).alertNoData(99).build()))
        .containsExactly(
            "alerts.hold must be at least zero, and at most 36525 days: was -1 microseconds",
            "alerts.coolDown must be at least zero, and at most 36525 days: was -2 microseconds",
            "alerts.noData must be at least the evidence's block or tick (100 microseconds): was"
                + " 99 microseconds");
    assertThat(messages(policy.alertHold(0).alertCoolDown(0).alertNoData(0).build()))
        .containsExactly(
            "alerts.noData must be longer than zero, and at most 36525 days: was 0 microseconds");
  }

  @Test
  void theLongestBlockHasTimesOfAlertsThatAPolicyMayHave() {
    long longest = 36_525L * 86_400_000_000L;
    assertThat(messages(PolicyBuilder.of("m", 1).evidence(new Policy.PerBlock(longest)).build()))
        .isEmpty();
  }

  @Test
  void aSegmentIsKeptForAtLeastTwoLabelHorizons() {
    PolicyBuilder policy = PolicyBuilder.of("m", 1).labelHorizon(50);

    assertThat(policy.build().retentionMicros()).isEqualTo(200);
    assertThat(messages(policy.retention(100).build())).isEmpty();
    assertThat(messages(policy.retention(99).build()))
        .containsExactly(
            "retention must be at least twice labelHorizon (50 microseconds): was 99 microseconds");
  }

  @Test
  void aSpanThatNoSumOfTimesCouldHoldIsRejected() {
    Policy policy = PolicyBuilder.of("m", 1).labelHorizon(Long.MAX_VALUE).build();

    assertThat(messages(policy))
        .contains(
            "labelHorizon must be longer than zero, and at most 36525 days:"
                + " was 9223372036854775807 microseconds");
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
    return PolicyBuilder.of("m", 1)
        .segmentBy(segmentBy)
        .rollups(rollups)
        .targetMiscoverage(targets)
        .baseline(baseline)
        .evidence(evidence)
        .build();
  }

  @Test
  void classicalDetectors_areReportedAlone() {
    Policy policy =
        PolicyBuilder.of("m", 1)
            .detectors(
                List.of(
                    new DetectorSpec("adwin", Map.of("delta", 0.01), Severity.REPORT),
                    new DetectorSpec("ddm", Map.of(), Severity.PAGE),
                    new DetectorSpec("hddm-a", Map.of("level", 2.0), Severity.REPORT),
                    new DetectorSpec("kswin", Map.of("window", 40.0), Severity.REPORT)))
            .build();

    assertThat(messages(policy))
        .containsExactly(
            "detectors[1].severity must be report for ddm, which has no stated average run length:"
                + " was page",
            "detectors[2].level must be in (0, 1): was 2.0",
            "detectors[3].window must be at least twice the sample: was 40.0");
  }

  @Test
  void features_areFewAndDistinctNames() {
    assertThat(messages(PolicyBuilder.of("m", 1).features(List.of("a", " ", "a")).build()))
        .containsExactly(
            "features must be names, not blank: was [a,  , a]",
            "features must be without repetition: was [a,  , a]");
    List<String> many = java.util.stream.IntStream.range(0, 17).mapToObj(i -> "x" + i).toList();
    assertThat(messages(PolicyBuilder.of("m", 1).features(many).build()))
        .containsExactly("features must be at most 16 names: was 17");
  }
}
