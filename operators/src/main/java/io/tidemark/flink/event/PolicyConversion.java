// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.AlertPolicy;
import io.tidemark.event.BaselinePolicy;
import io.tidemark.event.BudgetPolicy;
import io.tidemark.event.DetectorPolicy;
import io.tidemark.event.Policy;
import io.tidemark.event.RulePolicy;
import io.tidemark.event.WindowPolicy;
import io.tidemark.policy.Policy.AlertTimes;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.FalseAlarmSpec;
import io.tidemark.policy.Policy.PerEvent;
import io.tidemark.policy.PolicyProblem;
import io.tidemark.score.ScoreSpec;
import io.tidemark.threshold.RuleSpec;
import java.util.Map;
import java.util.stream.Collectors;

/** Policies as the topic carries them, and as the core reads them. */
public final class PolicyConversion {

  private PolicyConversion() {}

  /** The topic's form; score and rule are left out where they were chosen by default. */
  public static Policy toAvro(io.tidemark.policy.Policy policy) {
    Policy.Builder avro =
        Policy.newBuilder()
            .setModel(policy.model())
            .setVersion(policy.version())
            .setSegmentBy(policy.segmentBy())
            .setRollups(policy.rollups())
            .setTargetMiscoverage(policy.targetMiscoverage())
            .setScore(policy.score().map(ScoreSpec::name).orElse(null))
            .setScoreParameters(policy.score().map(ScoreSpec::parameters).orElse(Map.of()))
            .setTransform(policy.transform().policyName())
            .setRule(policy.rule().map(PolicyConversion::rule).orElse(null))
            .setWindow(window(policy.window()))
            .setLabelHorizonMicros(policy.labelHorizonMicros())
            .setRetentionMicros(policy.retentionMicros())
            .setBaseline(baseline(policy.baseline()))
            .setDetectors(policy.detectors().stream().map(PolicyConversion::detector).toList())
            .setOnNewVersion(PolicyWords.ON_NEW_VERSION.of(policy.onNewVersion()))
            .setOrdering(PolicyWords.ORDERING.of(policy.ordering()))
            .setClassConditional(policy.classConditional())
            .setFeatures(policy.features())
            .setAlerts(alerts(policy.alerts()));
    evidence(policy.evidence(), avro);
    falseAlarms(policy.falseAlarms(), avro);
    return avro.build();
  }

  private static RulePolicy rule(RuleSpec rule) {
    return RulePolicy.newBuilder()
        .setName(rule.name())
        .setParameters(rule.parameters())
        .setGuards(rule.guards())
        .build();
  }

  private static WindowPolicy window(WindowSpec spec) {
    boolean byCount = spec.extent() instanceof WindowSpec.Count;
    Long halfLife = spec.halfLife().isPresent() ? spec.halfLife().getAsLong() : null;
    return WindowPolicy.newBuilder()
        .setCount(spec.extent() instanceof WindowSpec.Count count ? count.scores() : null)
        .setDurationMicros(spec.extent() instanceof WindowSpec.Span span ? span.micros() : null)
        .setPanes(spec.panes())
        .setSketch(PolicyWords.SKETCH.of(spec.sketch()))
        .setHalfLifeOutcomes(
            byCount && halfLife != null ? Integer.valueOf(Math.toIntExact(halfLife)) : null)
        .setHalfLifeMicros(byCount ? null : halfLife)
        .build();
  }

  private static BaselinePolicy baseline(BaselineSpec spec) {
    return BaselinePolicy.newBuilder()
        .setOutcomes(spec.extent() instanceof WindowSpec.Count count ? count.scores() : null)
        .setDurationMicros(spec.extent() instanceof WindowSpec.Span span ? span.micros() : null)
        .setTolerance(spec.tolerance())
        .build();
  }

  private static DetectorPolicy detector(DetectorSpec detector) {
    return DetectorPolicy.newBuilder()
        .setName(detector.name())
        .setParameters(detector.parameters())
        .setSeverity(PolicyWords.SEVERITY.of(detector.severity()))
        .build();
  }

  private static AlertPolicy alerts(AlertTimes times) {
    return AlertPolicy.newBuilder()
        .setHoldMicros(times.holdMicros())
        .setCoolDownMicros(times.coolDownMicros())
        .setNoDataMicros(times.noDataMicros())
        .build();
  }

  private static void evidence(EvidenceSpec evidence, Policy.Builder avro) {
    boolean byEvent = evidence instanceof PerEvent;
    avro.setEvidenceUnit(PolicyWords.EVIDENCE_BY_EVENT.of(byEvent));
    avro.setEvidenceBlockMicros(evidence.tickMicros());
  }

  private static void falseAlarms(FalseAlarmSpec falseAlarms, Policy.Builder avro) {
    if (falseAlarms instanceof io.tidemark.policy.Policy.Budget budget) {
      avro.setBudget(new BudgetPolicy(budget.pagesPerDay()));
    } else if (falseAlarms instanceof io.tidemark.policy.Policy.AverageRunLength length) {
      avro.setAverageRunLength(length.units());
    }
  }

  /**
   * The core's form.
   *
   * @throws IllegalArgumentException naming every key that is wrong, its value and what is allowed
   */
  public static io.tidemark.policy.Policy toCore(Policy policy) {
    PolicyReading reading = new PolicyReading();
    io.tidemark.policy.Policy core = reading.read(policy);
    if (!reading.problems().isEmpty()) {
      throw new IllegalArgumentException(
          reading.problems().stream()
              .map(PolicyProblem::message)
              .collect(Collectors.joining("; ")));
    }
    return core;
  }

  /** The core's form of a policy that was accepted before, be it by an older release. */
  public static io.tidemark.policy.Policy accepted(Policy policy) {
    return new PolicyReading().read(policy);
  }
}
