// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.CalibrationWindow;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The rules' bounds on sequences by opponents who know the threshold. */
class LongRunCoverageTest {

  /** Rounding of sums of at most 2,000 terms near 1. */
  private static final double ROUNDING = 1e-9;

  @FunctionalInterface
  private interface Opponent {
    double score(int t, double threshold);
  }

  /** Opponents with scores in [0, 10]. */
  private static Opponent opponent(int kind) {
    return switch (kind) {
      case 0 -> (t, q) -> 10;
      case 1 -> (t, q) -> 0;
      case 2 -> (t, q) -> Math.min(10, Math.max(0, Math.nextUp(q)));
      case 3 -> (t, q) -> t / 50 % 2 == 0 ? 10 : 0;
      case 4 -> (t, q) -> q < 5 ? 10 : 0;
      default -> (t, q) -> 10 * Math.abs(Math.sin(t * t));
    };
  }

  private static double meanMiss(ThresholdRule rule, double target, Opponent opponent, int length) {
    ThresholdTracker tracker = rule.create(target);
    CalibrationWindow window = Streams.window(100);
    int misses = 0;
    for (int t = 0; t < length; t++) {
      double issued = tracker.threshold(window);
      double score = opponent.score(t, issued);
      double beta = window.distribution().level(score);
      ScoredOutcome outcome = new ScoredOutcome(score, issued, beta);
      misses += outcome.miscovered() ? 1 : 0;
      tracker.update(outcome);
      window.add(score, t);
    }
    return (double) misses / length;
  }

  @Property(tries = 150, seed = "11")
  void aci_keepsItsBound(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double target,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double gamma,
      @ForAll @IntRange(min = 1, max = 800) int length) {
    ThresholdRule rule = Streams.rule("aci", Map.of("gamma", gamma));
    double bound = (Math.max(target, 1 - target) + gamma) / (gamma * length);
    assertThat(Math.abs(meanMiss(rule, target, opponent(kind), length) - target))
        .isLessThanOrEqualTo(bound + ROUNDING);
  }

  @Property(tries = 150, seed = "12")
  void quantileTracker_keepsItsBound(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double target,
      @ForAll @DoubleRange(min = 0.01, max = 5) double step,
      @ForAll @DoubleRange(min = 0, max = 3) double boost,
      @ForAll @IntRange(min = 1, max = 2000) int length) {
    ThresholdRule rule = Streams.rule("quantile-tracker", Map.of("step", step, "boost", boost));
    double bound = (10 + step + boost) / (step * length);
    assertThat(Math.abs(meanMiss(rule, target, opponent(kind), length) - target))
        .isLessThanOrEqualTo(bound + ROUNDING);
  }

  @Property(tries = 150, seed = "13")
  void decaying_keepsItsBound(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double target,
      @ForAll @DoubleRange(min = 0.1, max = 20) double step,
      @ForAll @IntRange(min = 1, max = 2000) int length) {
    ThresholdRule rule = Streams.rule("decaying", Map.of("step", step));
    double bound = (10 + step) / (step * Math.pow(length, 0.4));
    assertThat(Math.abs(meanMiss(rule, target, opponent(kind), length) - target))
        .isLessThanOrEqualTo(bound + ROUNDING);
  }
}
