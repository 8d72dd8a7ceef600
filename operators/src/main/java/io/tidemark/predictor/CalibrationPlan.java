// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.LabelScore;
import io.tidemark.score.NonconformityScore;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PredictionInterval;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.ScoreSpec;
import io.tidemark.score.Scores;
import io.tidemark.score.SignedResidual;
import io.tidemark.threshold.CalibrationRule;
import io.tidemark.threshold.JointRule;
import io.tidemark.threshold.RuleSpec;
import io.tidemark.threshold.ThresholdRules;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How segments of a model are calibrated: what a policy says, resolved for one kind of forecast.
 * Immutable and shared by all segments.
 *
 * <p>A channel is a stream of scores with a calibration window of its own: one per tail, times one
 * per target where the score differs by target. A tracker is a threshold: one per target and tail,
 * at the target divided by the number of tails; for a joint rule one per target, which needs the
 * signed residual.
 */
public final class CalibrationPlan {

  private final NonconformityScore score;
  private final Scoring scoring;
  private final CalibrationRule rule;
  private final double[] targets;
  private final WindowSpec window;
  private final Policy.BaselineSpec baseline;
  private final long horizonMicros;
  private final PlanKey parts;
  private final String key;
  private final Optional<CalibrationPlan> classPlan;
  private final boolean classConditional;

  private CalibrationPlan(
      Policy policy,
      ScoreSpec spec,
      NonconformityScore score,
      RuleSpec rule,
      Optional<CalibrationPlan> classPlan) {
    this.score = score;
    this.classPlan = classPlan;
    this.classConditional = policy.classConditional();
    this.scoring =
        classPlan.isPresent()
            ? new ClassConditionalScoring((LabelScoring) classPlan.get().scoring)
            : Scoring.of(score);
    this.rule = ThresholdRules.of(rule);
    if (this.rule instanceof JointRule && !score.name().equals(SignedResidual.NAME)) {
      throw new IllegalArgumentException(
          "score must be "
              + SignedResidual.NAME
              + " for rule "
              + rule.name()
              + ": was "
              + score.name());
    }
    this.targets = policy.targetMiscoverage().stream().mapToDouble(Double::doubleValue).toArray();
    this.window = policy.window();
    this.baseline = policy.baseline();
    this.horizonMicros = policy.labelHorizonMicros();
    this.parts =
        new PlanKey(
            score(spec, score),
            policy.transform().name(),
            rule.name() + new TreeMap<>(rule.parameters()) + (rule.guards() ? "" : "unguarded"),
            policy.targetMiscoverage().toString(),
            window(window),
            baseline.extent().toString(),
            classPlan.isPresent());
    this.key = parts.text();
  }

  /** Resolves a policy for a kind of forecast. */
  public static CalibrationPlan of(Policy policy, Forecast forecast) {
    ScoreSpec spec = policy.score().orElseGet(() -> ScoreSpec.of(defaultScore(policy, forecast)));
    NonconformityScore score =
        forecast instanceof ClassForecast ? Scores.of(spec) : Scores.of(spec, policy.transform());
    RuleSpec rule = policy.rule().orElseGet(() -> defaultRule(score));
    CalibrationPlan plan = new CalibrationPlan(policy, spec, score, rule, Optional.empty());
    return policy.classConditional() && score instanceof LabelScore
        ? new CalibrationPlan(policy, spec, score, rule, Optional.of(plan))
        : plan;
  }

  private static String defaultScore(Policy policy, Forecast forecast) {
    boolean joint =
        policy.rule().map(ThresholdRules::of).filter(JointRule.class::isInstance).isPresent();
    return joint ? SignedResidual.NAME : Scores.defaultFor(forecast);
  }

  private static RuleSpec defaultRule(NonconformityScore score) {
    return PolicyDefaults.rule(score.scaleFree() && !(score instanceof LabelScore));
  }

  /** The name alone where every parameter is the default: stored state holds the key. */
  private static String score(ScoreSpec spec, NonconformityScore score) {
    return spec.parameters().isEmpty()
        ? score.name()
        : score.name() + new TreeMap<>(spec.parameters());
  }

  /** Written out, because stored state holds the key. */
  private static String window(WindowSpec window) {
    String plain =
        "WindowSpec[extent=%s, panes=%d, sketch=%s]"
            .formatted(window.extent(), window.panes(), window.sketch());
    return window.halfLife().isEmpty()
        ? plain
        : plain + "halfLife=" + window.halfLife().getAsLong();
  }

  /** Why a forecast can't be calibrated under this plan; empty when it can. */
  public Optional<String> rejection(Forecast forecast) {
    if (classConditional && !(forecast instanceof ClassForecast)) {
      return Optional.of("classConditional needs a class forecast: was a forecast of a number");
    }
    for (double target : targets) {
      Optional<String> reason = scoring.rejection(forecast, target);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /** Why an outcome can't be scored under this plan; empty when it can. */
  public Optional<String> rejection(OutcomeValue outcome) {
    return scoring.rejection(outcome);
  }

  /** Score and rule, such as {@code conformalized-quantile/aci}. */
  public String method() {
    return score.name() + "/" + rule.name();
  }

  /** Which coverage statement the rule makes. */
  public CalibrationRule.Guarantee guarantee() {
    return rule.guarantee();
  }

  /** All that state depends on: state of another key can't be continued. */
  public String key() {
    return key;
  }

  PlanKey parts() {
    return parts;
  }

  /** The targets, in the policy's order. */
  public double[] targets() {
    return targets.clone();
  }

  /** 1, or 2 when the tails are calibrated apart. */
  public int tails() {
    return scoring.tails();
  }

  /** The target a channel's scores belong to; 0 where targets share them. */
  public double targetOf(int channel) {
    return scoring.dependsOnTarget() ? targets[targetIndex(channel)] : 0.0;
  }

  /** What a forecast covers for one target at given thresholds. */
  public Region region(Forecast forecast, int target, double[] thresholds, double tieBreak) {
    return scoring.region(forecast, targets[target], thresholds, tieBreak);
  }

  /**
   * What the forecast itself covers for one target; empty when it does not say. Of a one-sided
   * score, its own bound, which stated quantiles alone have.
   */
  public Optional<PredictionInterval> stated(Forecast forecast, int target) {
    if (!(scoring instanceof IntervalScoring intervals) || !intervals.oneSided()) {
      return forecast.statedInterval(targets[target]);
    }
    return forecast instanceof QuantileForecast
        ? Optional.of(intervals.score().interval(forecast, targets[target], 0, 0.0))
        : Optional.empty();
  }

  /** Those of the issued thresholds that an outcome is judged by, one per tail. */
  public double[] judging(Forecast forecast, double[] thresholds, OutcomeValue outcome) {
    return scoring.judging(forecast, thresholds, outcome);
  }

  /** How one class is calibrated, where labels are calibrated apart. */
  Optional<CalibrationPlan> classPlan() {
    return classPlan;
  }

  int targetIndex(int channel) {
    return scoring.dependsOnTarget() ? channel / tails() : 0;
  }

  int targetCount() {
    return targets.length;
  }

  double target(int i) {
    return targets[i];
  }

  double tailTarget(int i) {
    return targets[i] / tails();
  }

  int channels() {
    return scoring.dependsOnTarget() ? targets.length * tails() : tails();
  }

  int channel(int target, int tail) {
    return scoring.dependsOnTarget() ? target * tails() + tail : tail;
  }

  Scoring scoring() {
    return scoring;
  }

  CalibrationRule rule() {
    return rule;
  }

  WindowSpec window() {
    return window;
  }

  Policy.BaselineSpec baseline() {
    return baseline;
  }

  long horizonMicros() {
    return horizonMicros;
  }
}
