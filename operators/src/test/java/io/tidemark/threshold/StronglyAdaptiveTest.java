// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public implementations disagree with one another, so it is held to what it is for. */
class StronglyAdaptiveTest {

  private static final double TARGET = 0.1;
  private static final double SCALE = 10 * Math.sqrt(3);

  /** Scores up to 10 whose level changes at every 500th. */
  private static double[] changing() {
    Random random = new Random(8);
    double[] levels = {2, 8, 1, 5};
    double[] scores = new double[2000];
    for (int t = 0; t < scores.length; t++) {
      scores[t] = levels[t / 500] * (0.5 + random.nextDouble() / 2);
    }
    return scores;
  }

  private static double[] run(String rule, boolean guards, double[] scores) {
    Map<String, Double> scale = Map.of("scale", SCALE);
    ThresholdRule r = (ThresholdRule) ThresholdRules.of(new RuleSpec(rule, scale, guards));
    return Streams.thresholds(r.create(TARGET), scores, 1);
  }

  private static double loss(double[] thresholds, double[] scores, int from, int to) {
    double loss = 0;
    for (int t = from; t < to; t++) {
      loss += Pinball.loss(scores[t], thresholds[t], TARGET);
    }
    return loss;
  }

  /** The pinball loss is piecewise linear, so the best threshold is one of the scores. */
  private static double bestLoss(double[] scores, int from, int to) {
    double best = Double.POSITIVE_INFINITY;
    for (int candidate = from; candidate < to; candidate++) {
      double[] fixed = new double[scores.length];
      Arrays.fill(fixed, scores[candidate]);
      best = Math.min(best, loss(fixed, scores, from, to));
    }
    return best;
  }

  /**
   * Regret of each stretch of 500 against its best fixed threshold, relative to the theorem's rate
   * scale sqrt(k): its constant is above 1 for every T (Bhatnagar et al. 2023, proposition 3.2).
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onEveryStretch_theLossIsNearThatOfItsBestThreshold(boolean guards) {
    double[] scores = changing();
    double[] thresholds = run("saocp", guards, scores);
    for (int from = 0; from < scores.length; from += 500) {
      double regret =
          loss(thresholds, scores, from, from + 500) - bestLoss(scores, from, from + 500);
      assertThat(regret).isLessThan(SCALE * Math.sqrt(500));
    }
  }

  /** What the experts are for: the lone descent keeps the small steps of a long calm. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void changesAfterALongCalm_costItLessThanTheDescentItIsMadeOf(boolean guards) {
    double[] scores = new double[22_000];
    Random random = new Random(8);
    for (int t = 0; t < 20_000; t++) {
      scores[t] = 2 * (0.5 + random.nextDouble() / 2);
    }
    System.arraycopy(changing(), 0, scores, 20_000, 2000);
    assertThat(loss(run("saocp", guards, scores), scores, 20_000, 22_000))
        .isLessThan(0.8 * loss(run("sf-ogd", guards, scores), scores, 20_000, 22_000));
  }

  /** Empirical: no theorem gives these, they are the published claims about such series. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void coverageAndWidth_areNearThoseOfTheStretches(boolean guards) {
    double[] scores = changing();
    double[] thresholds = run("saocp", guards, scores);
    assertThat(Streams.meanMiss(thresholds, scores)).isBetween(0.06, 0.14);
    double mean = Arrays.stream(thresholds).average().orElseThrow();
    double oracle = 0.95 * (2 + 8 + 1 + 5) / 4;
    assertThat(mean).isBetween(0.85 * oracle, 1.25 * oracle);
  }

  /** Losses that differ by rounding alone must not decide between experts. */
  @Test
  void aTie_isNoWin() {
    double[] scores = new double[64];
    Arrays.fill(scores, 5.0);
    double[] once = run("saocp", true, scores);
    double[] moved = run("saocp", true, Arrays.stream(scores).map(s -> s + 1e-15).toArray());
    Streams.assertAgree(moved, once, 1e-12);
  }

  /** (lifetime / 2 + 1) per power of two, and the one just born. */
  @Test
  void experts_growWithTheLogarithmOfTime() {
    ThresholdTracker tracker = Streams.guarded("saocp", Map.of()).create(TARGET);
    for (int t = 1; t <= 1 << 14; t++) {
      double issued = tracker.threshold(null);
      tracker.update(new ScoredOutcome(t % 7 / 7.0, issued, 1));
      if (Integer.bitCount(t) == 1) {
        int experts = (tracker.snapshot().length - 3) / 5;
        int powers = Integer.numberOfTrailingZeros(t) + 1;
        assertThat(experts).isLessThanOrEqualTo(5 * powers + 1);
      }
    }
  }
}
