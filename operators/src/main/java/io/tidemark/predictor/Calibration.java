// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How one segment is calibrated. Mutable; {@link #hot} and {@link #scoreState} are what is kept,
 * and one that goes on from them does what this one would have done.
 *
 * <p>Order (laws L1, L2): {@link #predict} learns nothing; {@link #observe} judges the outcome by
 * the issued thresholds and by the baseline, and only then learns from it.
 */
public sealed interface Calibration permits SegmentCalibration, ClassConditionalCalibration {

  /** A segment without history. */
  static Calibration create(CalibrationPlan plan) {
    return plan.classPlan().isPresent()
        ? new ClassConditionalCalibration(plan, plan.classPlan().get())
        : new SegmentCalibration(plan);
  }

  /**
   * A segment as it was.
   *
   * @param scores asked only when the scores are needed
   */
  static Calibration restore(CalibrationPlan plan, HotState hot, Supplier<ScoreState> scores) {
    return plan.classPlan().isPresent()
        ? new ClassConditionalCalibration(plan, plan.classPlan().get(), hot, scores)
        : new SegmentCalibration(plan, hot, scores);
  }

  /**
   * A segment that begins anew under a plan of another key, with what still holds of its state:
   * windows and baseline whose scores mean the same. Trackers and counts start anew.
   *
   * @param scores asked at once, and only if something holds
   */
  static Calibration after(CalibrationPlan plan, HotState hot, Supplier<ScoreState> scores) {
    boolean wasByClass = PlanKey.parse(hot.planKey()).filter(PlanKey::classes).isPresent();
    if (wasByClass != plan.classPlan().isPresent()) {
      return create(plan);
    }
    return plan.classPlan().isPresent()
        ? ClassConditionalCalibration.after(plan, plan.classPlan().get(), hot, scores)
        : SegmentCalibration.after(plan, hot, scores);
  }

  /** The same history under a plan of the same key; this one must not go on. */
  default Calibration under(CalibrationPlan other) {
    ScoreState all = scoreState();
    return restore(other, hot(), () -> all);
  }

  /** The plan it is made under. */
  CalibrationPlan plan();

  /** The bands for a forecast at the thresholds in force. */
  IssuedBands predict(Forecast forecast, double tieBreak, long eventTimeMicros);

  /** Judges an outcome, then learns from it. */
  Verdict observe(
      Forecast forecast,
      IssuedThresholds issued,
      OutcomeValue outcome,
      double tieBreak,
      long eventTimeMicros);

  /** The small part of the state. */
  HotState hot();

  /** The large part of the state. */
  ScoreState scoreState();

  /** The scores in the calibration windows by class; under the empty name where classes share. */
  Map<String, SegmentScores> scoresByClass();

  /** Outcomes learned from. */
  long count();

  /** Whether the frozen baseline is complete, of every class that was seen. */
  boolean baselineComplete();

  /** Whether the baseline has outcomes, of any class. */
  boolean baselineBegun();

  /** Outcomes that the baseline is made of, until now; of all classes. */
  long baselineOutcomes();

  /**
   * The frozen thresholds: per target, the larger of both tails; empty until complete, and where
   * each class has its own.
   */
  double[] baselineThresholds();
}
