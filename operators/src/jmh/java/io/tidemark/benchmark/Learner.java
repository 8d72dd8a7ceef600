// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.CalibrationWindows;
import io.tidemark.calibration.WindowSpec;
import io.tidemark.quantile.FlatState;
import io.tidemark.threshold.CalibrationRule;
import io.tidemark.threshold.JointOutcome;
import io.tidemark.threshold.JointRule;
import io.tidemark.threshold.JointThresholds;
import io.tidemark.threshold.JointTracker;
import io.tidemark.threshold.RuleSpec;
import io.tidemark.threshold.ThresholdRule;
import io.tidemark.threshold.ThresholdRules;
import io.tidemark.threshold.ThresholdTracker;
import java.util.Map;

/** A rule at work on one stream of scores, with a calibration window if it asks one. */
sealed interface Learner {

  double TARGET = 0.1;

  /** A rule with its defaults. */
  static Learner of(String rule, WindowSpec window) {
    CalibrationRule made = ThresholdRules.of(new RuleSpec(rule, Map.of()));
    return made instanceof JointRule joint
        ? new Pair(joint)
        : new Tail((ThresholdRule) made, window);
  }

  /** The threshold in force, issued. */
  double predict();

  /** Learns the next score, by the threshold that was issued last. */
  void observe();

  /** The state, and back to it: what follows starts at the same place each time. */
  Runnable checkpoint();

  /** A threshold of its own. */
  final class Tail implements Learner {
    private final ThresholdRule rule;
    private final WindowSpec spec;
    private final Scores scores = new Scores(false);
    private ThresholdTracker tracker;
    private CalibrationWindow window;
    private double issued;
    private long micros;

    Tail(ThresholdRule rule, WindowSpec spec) {
      this.rule = rule;
      this.spec = spec;
      this.tracker = rule.create(TARGET);
      this.window = CalibrationWindows.create(spec);
    }

    @Override
    public double predict() {
      issued = tracker.threshold(window.at(micros));
      return issued;
    }

    @Override
    public void observe() {
      double score = scores.next();
      micros += 1_000_000;
      if (rule.usesWindow()) {
        window.advanceTo(micros);
        tracker.update(score, issued, window.level(score));
        window.add(score, micros);
      } else {
        tracker.update(score, issued, 1.0);
      }
    }

    @Override
    public Runnable checkpoint() {
      double[] learned = tracker.snapshot();
      FlatState seen = window.snapshot();
      return () -> {
        tracker = rule.restore(TARGET, learned.clone());
        window = CalibrationWindows.restore(spec, seen);
      };
    }
  }

  /** Both tails together. */
  final class Pair implements Learner {
    private final JointRule rule;
    private final Scores residuals = new Scores(true);
    private JointTracker tracker;
    private JointThresholds issued;

    Pair(JointRule rule) {
      this.rule = rule;
      this.tracker = rule.create(TARGET);
      this.issued = tracker.issue();
    }

    @Override
    public double predict() {
      issued = tracker.issue();
      return issued.upper();
    }

    @Override
    public void observe() {
      tracker.update(
          new JointOutcome(residuals.next(), issued.lower(), issued.upper(), issued.context()));
    }

    @Override
    public Runnable checkpoint() {
      double[] learned = tracker.snapshot();
      return () -> tracker = rule.restore(TARGET, learned.clone());
    }
  }
}
