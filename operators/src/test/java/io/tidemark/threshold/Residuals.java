// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Runs joint rules over series of residuals. */
final class Residuals {

  private Residuals() {}

  static JointRule rule(String name, Map<String, Double> parameters) {
    return (JointRule) ThresholdRules.of(new RuleSpec(name, parameters));
  }

  /** What went out before each residual, when {@code delay} more go out before it is learned. */
  static JointThresholds[] issued(JointTracker tracker, double[] residuals, int delay) {
    JointThresholds[] issued = new JointThresholds[residuals.length];
    Deque<JointOutcome> waiting = new ArrayDeque<>();
    for (int t = 0; t < residuals.length; t++) {
      JointThresholds pair = tracker.issue();
      issued[t] = pair;
      waiting.addLast(
          new JointOutcome(residuals[t], pair.lower(), pair.upper(), pair.context().clone()));
      if (waiting.size() > delay) {
        tracker.update(waiting.removeFirst());
      }
    }
    return issued;
  }

  /** The pairs before each residual. */
  static double[][] pairs(JointTracker tracker, double[] residuals, int delay) {
    JointThresholds[] issued = issued(tracker, residuals, delay);
    double[][] pairs = new double[issued.length][];
    for (int t = 0; t < pairs.length; t++) {
      pairs[t] = new double[] {issued[t].lower(), issued[t].upper()};
    }
    return pairs;
  }
}
