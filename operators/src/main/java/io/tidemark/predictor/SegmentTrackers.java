// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.threshold.JointRule;
import io.tidemark.threshold.JointThresholds.Mode;
import io.tidemark.threshold.ThresholdRule;
import java.util.List;
import java.util.Map;

/** The trackers of one segment: one per target and tail, or one per target. */
sealed interface SegmentTrackers permits TailTrackers, JointTrackers {

  /** Trackers without history. */
  static SegmentTrackers create(CalibrationPlan plan) {
    return plan.rule() instanceof JointRule joint
        ? JointTrackers.create(plan, joint)
        : TailTrackers.create(plan, (ThresholdRule) plan.rule());
  }

  /** Trackers as they were. */
  static SegmentTrackers restore(CalibrationPlan plan, double[][] snapshots) {
    return plan.rule() instanceof JointRule joint
        ? JointTrackers.restore(plan, joint, snapshots)
        : TailTrackers.restore(plan, (ThresholdRule) plan.rule(), snapshots);
  }

  /**
   * The thresholds in force.
   *
   * @param count outcomes learned from
   */
  Issue issue(SegmentScores scores, long count, long eventTimeMicros);

  /** Learns from the scores of one outcome, by target and tail. */
  void update(double[][] tailScores, IssuedThresholds issued, SegmentScores scores);

  /** One snapshot per tracker. */
  double[][] snapshots();

  /**
   * Thresholds with what they rest on.
   *
   * @param diagnostics by target
   */
  record Issue(IssuedThresholds thresholds, Mode mode, List<Map<String, Double>> diagnostics) {}
}
