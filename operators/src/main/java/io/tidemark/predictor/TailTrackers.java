// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.threshold.JointThresholds.Mode;
import io.tidemark.threshold.ThresholdRule;
import io.tidemark.threshold.ThresholdTracker;
import java.util.Collections;
import java.util.Map;

/** A threshold tracker per target and tail, at the target divided by the number of tails. */
record TailTrackers(CalibrationPlan plan, ThresholdTracker[] trackers) implements SegmentTrackers {

  /** Outcomes before a tracker without a window is called calibrated. */
  static final int SETTLING_OUTCOMES = 20;

  static TailTrackers create(CalibrationPlan plan, ThresholdRule rule) {
    ThresholdTracker[] trackers = new ThresholdTracker[plan.targetCount() * plan.tails()];
    for (int i = 0; i < trackers.length; i++) {
      trackers[i] = rule.create(plan.tailTarget(i / plan.tails()));
    }
    return new TailTrackers(plan, trackers);
  }

  static TailTrackers restore(CalibrationPlan plan, ThresholdRule rule, double[][] snapshots) {
    ThresholdTracker[] trackers = new ThresholdTracker[snapshots.length];
    for (int i = 0; i < trackers.length; i++) {
      trackers[i] = rule.restore(plan.tailTarget(i / plan.tails()), snapshots[i]);
    }
    return new TailTrackers(plan, trackers);
  }

  @Override
  public Issue issue(SegmentScores scores, long count, long eventTimeMicros) {
    double[][] thresholds = new double[plan.targetCount()][plan.tails()];
    for (int i = 0; i < thresholds.length; i++) {
      for (int tail = 0; tail < plan.tails(); tail++) {
        thresholds[i][tail] =
            at(i, tail).threshold(scores.windowAt(plan.channel(i, tail), eventTimeMicros));
      }
    }
    boolean warmingUp =
        plan.rule().usesWindow() ? scores.tooFew(eventTimeMicros) : count < SETTLING_OUTCOMES;
    return new Issue(
        new IssuedThresholds(thresholds, IssuedThresholds.NO_CONTEXT),
        warmingUp ? Mode.WARMING_UP : Mode.IN_FORCE,
        Collections.nCopies(thresholds.length, Map.of()));
  }

  @Override
  public void update(double[][] tailScores, IssuedThresholds issued, SegmentScores scores) {
    for (int i = 0; i < tailScores.length; i++) {
      for (int tail = 0; tail < plan.tails(); tail++) {
        double s = tailScores[i][tail];
        double beta = scores.level(plan.channel(i, tail), s);
        at(i, tail).update(s, issued.values()[i][tail], beta);
      }
    }
  }

  @Override
  public double[][] snapshots() {
    double[][] snapshots = new double[trackers.length][];
    for (int i = 0; i < snapshots.length; i++) {
      snapshots[i] = trackers[i].snapshot();
    }
    return snapshots;
  }

  private ThresholdTracker at(int target, int tail) {
    return trackers[target * plan.tails() + tail];
  }
}
