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
    return meanLoss(rule, target, opponent, length, RiskLoss.MISS);
  }

  private static double meanLoss(
      ThresholdRule rule, double target, Opponent opponent, int length, RiskLoss loss) {
    ThresholdTracker tracker = rule.create(target);
    CalibrationWindow window = Streams.window(100);
    double losses = 0;
    for (int t = 0; t < length; t++) {
      double issued = tracker.threshold(window);
      double score = opponent.score(t, issued);
      double beta = window.distribution().level(score);
      ScoredOutcome outcome = new ScoredOutcome(score, issued, beta);
      losses += loss.of(score, issued);
      tracker.update(outcome);
      window.add(score, t);
    }
    return losses / length;
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

  @Property(tries = 150, seed = "14")
  void scaleFreeDescent_keepsItsBound(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double target,
      @ForAll @DoubleRange(min = 0.5, max = 50) double scale,
      @ForAll @IntRange(min = 1, max = 2000) int length) {
    ThresholdRule rule = Streams.guarded("sf-ogd", Map.of("scale", scale));
    double bound = (10 + 2 * scale / Math.sqrt(3)) * Math.sqrt(3.0 / length) / scale;
    assertThat(Math.abs(meanMiss(rule, target, opponent(kind), length) - target))
        .isLessThanOrEqualTo(bound + ROUNDING);
  }

  @Property(tries = 150, seed = "15")
  void rollingRisk_keepsItsBound(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double target,
      @ForAll @DoubleRange(min = 0.01, max = 5) double step,
      @ForAll @DoubleRange(min = 0.1, max = 20) double excess,
      @ForAll @IntRange(min = 1, max = 2000) int length) {
    ThresholdRule rule = Streams.rule("rolling-risk", Map.of("step", step, "excess", excess));
    RiskLoss loss = new RiskLoss.BoundedExcess(excess);
    double bound = (10 + target * excess + step) / (step * length);
    assertThat(Math.abs(meanLoss(rule, target, opponent(kind), length, loss) - target))
        .isLessThanOrEqualTo(bound + ROUNDING);
  }

  @Property(tries = 150, seed = "16")
  void pidAsPublished_keepsItsBound_whateverItsStep(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double target,
      @ForAll @DoubleRange(min = 0.01, max = 5) double lr,
      @ForAll @DoubleRange(min = 0.05, max = 1) double csat,
      @ForAll @IntRange(min = 3, max = 2000) int length) {
    ThresholdRule rule = Streams.rule("pid", Map.of("lr", lr, "csat", csat, "burnIn", 20.0));
    double bears = Math.PI / 2 * csat * (length + 1) / Math.log(length + 1);
    assertThat(Math.abs(meanMiss(rule, target, opponent(kind), length) - target))
        .isLessThanOrEqualTo((bears + 2) / length + ROUNDING);
  }
}
