// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy.AlertTimes;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.FalseAlarmSpec;
import io.tidemark.policy.Policy.OnNewVersion;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.score.ScoreSpec;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a policy; what is not said takes its default. It checks nothing: validation does. */
public final class PolicyBuilder {

  private String model;
  private long version;
  private List<String> segmentBy = PolicyDefaults.SEGMENT_BY;
  private List<List<String>> rollups = PolicyDefaults.ROLLUPS;
  private List<Double> targetMiscoverage = PolicyDefaults.TARGET_MISCOVERAGE;
  private Optional<ScoreSpec> score = Optional.empty();
  private Transform transform = PolicyDefaults.TRANSFORM;
  private Optional<RuleSpec> rule = Optional.empty();
  private WindowSpec window = PolicyDefaults.WINDOW;
  private long labelHorizonMicros = PolicyDefaults.LABEL_HORIZON_MICROS;
  private OptionalLong retentionMicros = OptionalLong.empty();
  private BaselineSpec baseline = PolicyDefaults.BASELINE;
  private EvidenceSpec evidence = PolicyDefaults.EVIDENCE;
  private List<DetectorSpec> detectors = PolicyDefaults.DETECTORS;
  private FalseAlarmSpec falseAlarms = PolicyDefaults.FALSE_ALARMS;
  private OnNewVersion onNewVersion = PolicyDefaults.ON_NEW_VERSION;
  private Ordering ordering = PolicyDefaults.ORDERING;
  private boolean classConditional;
  private List<String> features = List.of();
  private OptionalLong alertHoldMicros = OptionalLong.empty();
  private OptionalLong alertCoolDownMicros = OptionalLong.empty();
  private OptionalLong alertNoDataMicros = OptionalLong.empty();

  private PolicyBuilder(String model, long version) {
    this.model = model;
    this.version = version;
  }

  /** Begins with the defaults. */
  public static PolicyBuilder of(String model, long version) {
    return new PolicyBuilder(model, version);
  }

  /** Begins with a policy. */
  public static PolicyBuilder from(Policy policy) {
    PolicyBuilder builder =
        of(policy.model(), policy.version())
            .segmentBy(policy.segmentBy())
            .rollups(policy.rollups())
            .targetMiscoverage(policy.targetMiscoverage())
            .transform(policy.transform())
            .window(policy.window())
            .labelHorizon(policy.labelHorizonMicros())
            .retention(policy.retentionMicros())
            .baseline(policy.baseline())
            .evidence(policy.evidence())
            .detectors(policy.detectors())
            .falseAlarms(policy.falseAlarms())
            .onNewVersion(policy.onNewVersion())
            .ordering(policy.ordering())
            .classConditional(policy.classConditional())
            .features(policy.features())
            .alertHold(policy.alerts().holdMicros())
            .alertCoolDown(policy.alerts().coolDownMicros())
            .alertNoData(policy.alerts().noDataMicros());
    builder.score = policy.score();
    builder.rule = policy.rule();
    return builder;
  }

  public PolicyBuilder model(String value) {
    model = value;
    return this;
  }

  public PolicyBuilder version(long value) {
    version = value;
    return this;
  }

  public PolicyBuilder segmentBy(List<String> value) {
    segmentBy = value;
    return this;
  }

  public PolicyBuilder rollups(List<List<String>> value) {
    rollups = value;
    return this;
  }

  public PolicyBuilder targetMiscoverage(List<Double> value) {
    targetMiscoverage = value;
    return this;
  }

  public PolicyBuilder score(ScoreSpec value) {
    score = Optional.of(value);
    return this;
  }

  /** A score with its default parameters. */
  public PolicyBuilder score(String name) {
    return score(ScoreSpec.of(name));
  }

  public PolicyBuilder transform(Transform value) {
    transform = value;
    return this;
  }

  public PolicyBuilder rule(RuleSpec value) {
    rule = Optional.of(value);
    return this;
  }

  public PolicyBuilder window(WindowSpec value) {
    window = value;
    return this;
  }

  public PolicyBuilder labelHorizon(long micros) {
    labelHorizonMicros = micros;
    return this;
  }

  public PolicyBuilder retention(long micros) {
    retentionMicros = OptionalLong.of(micros);
    return this;
  }

  public PolicyBuilder baseline(BaselineSpec value) {
    baseline = value;
    return this;
  }

  public PolicyBuilder evidence(EvidenceSpec value) {
    evidence = value;
    return this;
  }

  public PolicyBuilder detectors(List<DetectorSpec> value) {
    detectors = value;
    return this;
  }

  public PolicyBuilder falseAlarms(FalseAlarmSpec value) {
    falseAlarms = value;
    return this;
  }

  public PolicyBuilder onNewVersion(OnNewVersion value) {
    onNewVersion = value;
    return this;
  }

  public PolicyBuilder ordering(Ordering value) {
    ordering = value;
    return this;
  }

  public PolicyBuilder classConditional(boolean value) {
    classConditional = value;
    return this;
  }

  public PolicyBuilder features(List<String> value) {
    features = value;
    return this;
  }

  public PolicyBuilder alertHold(long micros) {
    alertHoldMicros = OptionalLong.of(micros);
    return this;
  }

  public PolicyBuilder alertCoolDown(long micros) {
    alertCoolDownMicros = OptionalLong.of(micros);
    return this;
  }

  public PolicyBuilder alertNoData(long micros) {
    alertNoDataMicros = OptionalLong.of(micros);
    return this;
  }

  private AlertTimes alertTimes() {
    AlertTimes defaults = PolicyDefaults.alertTimes(evidence.tickMicros());
    return new AlertTimes(
        alertHoldMicros.orElse(defaults.holdMicros()),
        alertCoolDownMicros.orElse(defaults.coolDownMicros()),
        alertNoDataMicros.orElse(defaults.noDataMicros()));
  }

  /**
   * The policy; without a retention, an idle segment is kept for four label horizons, and the times
   * of alerts that are not said follow from the evidence.
   */
  public Policy build() {
    return new Policy(
        model,
        version,
        segmentBy,
        rollups,
        targetMiscoverage,
        score,
        transform,
        rule,
        window,
        labelHorizonMicros,
        retentionMicros.orElse(PolicyDefaults.retentionMicros(labelHorizonMicros)),
        baseline,
        evidence,
        detectors,
        falseAlarms,
        onNewVersion,
        ordering,
        classConditional,
        features,
        alertTimes());
  }
}
