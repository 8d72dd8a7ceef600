// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.threshold.JointOutcome;
import io.tidemark.threshold.JointRule;
import io.tidemark.threshold.JointThresholds;
import io.tidemark.threshold.JointThresholds.Mode;
import io.tidemark.threshold.JointTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A joint tracker per target, on signed residuals: tail 0 scores f - y, tail 1 scores y - f, so the
 * pair [lower, upper] on y - f has the thresholds -lower and upper.
 */
record JointTrackers(JointTracker[] trackers) implements SegmentTrackers {

  static JointTrackers create(CalibrationPlan plan, JointRule rule) {
    JointTracker[] trackers = new JointTracker[plan.targetCount()];
    for (int i = 0; i < trackers.length; i++) {
      trackers[i] = rule.create(plan.target(i));
    }
    return new JointTrackers(trackers);
  }

  static JointTrackers restore(CalibrationPlan plan, JointRule rule, double[][] snapshots) {
    JointTracker[] trackers = new JointTracker[snapshots.length];
    for (int i = 0; i < trackers.length; i++) {
      trackers[i] = rule.restore(plan.target(i), snapshots[i]);
    }
    return new JointTrackers(trackers);
  }

  @Override
  public Issue issue(SegmentScores scores, long count, long eventTimeMicros) {
    double[][] values = new double[trackers.length][];
    double[][] context = new double[trackers.length][];
    List<Map<String, Double>> diagnostics = new ArrayList<>(trackers.length);
    Mode mode = Mode.IN_FORCE;
    for (int i = 0; i < trackers.length; i++) {
      JointThresholds pair = trackers[i].issue();
      values[i] = new double[] {-pair.lower(), pair.upper()};
      context[i] = pair.context();
      diagnostics.add(pair.diagnostics());
      mode = weaker(mode, pair.mode());
    }
    return new Issue(new IssuedThresholds(values, context), mode, diagnostics);
  }

  /** What bands of several targets rest on together. */
  private static Mode weaker(Mode a, Mode b) {
    if (a == Mode.WARMING_UP || b == Mode.WARMING_UP) {
      return Mode.WARMING_UP;
    }
    return a == Mode.FALLBACK ? a : b;
  }

  @Override
  public void update(double[][] tailScores, IssuedThresholds issued, SegmentScores scores) {
    for (int i = 0; i < trackers.length; i++) {
      double[] thresholds = issued.values()[i];
      trackers[i].update(
          new JointOutcome(tailScores[i][1], -thresholds[0], thresholds[1], issued.context()[i]));
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
}
