// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.CalibrationWindows;
import io.tidemark.calibration.WindowSpec;
import java.util.Map;

/** Runs rules over columns of scores or betas. */
final class Streams {

  private Streams() {}

  /** The published form. */
  static ThresholdRule rule(String name, Map<String, Double> parameters) {
    return (ThresholdRule) ThresholdRules.of(new RuleSpec(name, parameters, false));
  }

  static ThresholdRule guarded(String name, Map<String, Double> parameters) {
    return (ThresholdRule) ThresholdRules.of(new RuleSpec(name, parameters, true));
  }

  static CalibrationWindow window(int scores) {
    return CalibrationWindows.create(
        new WindowSpec(new WindowSpec.Count(scores), 1, WindowSpec.Sketch.EXACT));
  }

  /** A window in which every score keeps its place, up to 256. */
  static CalibrationWindow ordered(int scores) {
    return CalibrationWindows.create(
        new WindowSpec(new WindowSpec.Count(scores), scores, WindowSpec.Sketch.EXACT));
  }

  /** The thresholds before each score, when outcome t is learned before threshold t + ahead. */
  static double[] thresholds(ThresholdTracker tracker, double[] scores, int ahead) {
    return thresholds(tracker, window(scores.length), scores, ahead);
  }

  static double[] thresholds(
      ThresholdTracker tracker, CalibrationWindow window, double[] scores, int ahead) {
    double[] issued = new double[scores.length];
    for (int t = 0; t < scores.length; t++) {
      if (t >= ahead) {
        double score = scores[t - ahead];
        double beta = window.distribution().level(score);
        tracker.update(new ScoredOutcome(score, issued[t - ahead], beta));
        window.add(score, t);
      }
      if (ahead > 1 && t > 0) {
        tracker.preview(scores[t - 1]);
      }
      issued[t] = tracker.threshold(window);
    }
    return issued;
  }

  /** The levels before each beta. */
  static double[] levels(LevelTracker tracker, double[] betas) {
    double[] levels = new double[betas.length];
    for (int t = 0; t < betas.length; t++) {
      levels[t] = tracker.level();
      tracker.update(betas[t], levels[t] > betas[t]);
    }
    return levels;
  }

  static double meanMiss(double[] thresholds, double[] scores) {
    int misses = 0;
    for (int t = 0; t < scores.length; t++) {
      misses += scores[t] > thresholds[t] ? 1 : 0;
    }
    return (double) misses / scores.length;
  }

  /** Agreement to a relative tolerance; relative to .01 for smaller numbers. */
  static void assertAgree(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int t = 0; t < expected.length; t++) {
      if (Double.isInfinite(expected[t])) {
        assertThat(actual[t]).as("row %d", t).isEqualTo(expected[t]);
      } else {
        double margin = tolerance * Math.max(0.01, Math.abs(expected[t]));
        assertThat(actual[t]).as("row %d", t).isCloseTo(expected[t], within(margin));
      }
    }
  }
}
