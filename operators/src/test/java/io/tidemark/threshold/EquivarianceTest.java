// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Scores in another unit give thresholds in that unit. Factors are powers of two and shifts whole
 * numbers within the reach of doubles, so agreement is to the bit where nothing else is rounded.
 */
class EquivarianceTest {

  private static final double TARGET = 0.1;

  /** Whole numbers with ties, and jumps of their size. */
  private static double[] scores(int seed) {
    Random random = new Random(seed);
    double[] scores = new double[300];
    for (int t = 0; t < scores.length; t++) {
      scores[t] = random.nextInt(t / 100 == 1 ? 4000 : 100) - 20;
    }
    return scores;
  }

  private static double[] run(ThresholdRule rule, double[] scores, int ahead) {
    return Streams.thresholds(rule.create(TARGET), scores, ahead);
  }

  private static double[] map(double[] values, DoubleUnaryOperator f) {
    return Arrays.stream(values).map(f).toArray();
  }

  private static void assertScales(
      String name, Map<String, Double> settings, String unit, int seed, int power, int ahead) {
    double factor = Math.scalb(1, power);
    Map<String, Double> scaled = new HashMap<>(settings);
    if (unit != null) {
      scaled.put(unit, settings.get(unit) * factor);
    }
    double[] scores = scores(seed);
    double[] expected = map(run(Streams.guarded(name, settings), scores, ahead), q -> q * factor);
    double[] actual = run(Streams.guarded(name, scaled), map(scores, s -> s * factor), ahead);
    assertThat(actual).as(name).isEqualTo(expected);
  }

  @Property(tries = 40, seed = "41")
  void aScaleOfTheScores_isAScaleOfTheThresholds(
      @ForAll @IntRange(max = 1000) int seed,
      @ForAll @IntRange(min = -30, max = 30) int power,
      @ForAll @IntRange(min = 1, max = 9) int ahead) {
    assertScales("split", Map.of(), null, seed, power, ahead);
    assertScales("nexcp", Map.of("rho", 0.9), null, seed, power, ahead);
    assertScales("aci", Map.of(), null, seed, power, ahead);
    assertScales("dtaci", Map.of(), null, seed, power, ahead);
    assertScales("agaci", Map.of(), null, seed, power, ahead);
    assertScales("quantile-tracker", Map.of("step", 3.0), "step", seed, power, ahead);
    assertScales("decaying", Map.of("step", 50.0), "step", seed, power, ahead);
    assertScales("rolling-risk", Map.of("step", 3.0), "step", seed, power, ahead);
    assertScales("sf-ogd", Map.of("scale", 200.0), "scale", seed, power, ahead);
    assertScales("pid", Map.of("ki", 4.0, "burnIn", 50.0), "ki", seed, power, ahead);
    assertScales("pid", Map.of("ki", 0.0, "season", 4.0), null, seed, power, ahead);
    assertScales("cop", Map.of("burnIn", 50.0), null, seed, power, ahead);
  }

  @Property(tries = 40, seed = "42")
  void aShiftOfTheScores_isAShiftOfTheThresholds(
      @ForAll @IntRange(max = 1000) int seed,
      @ForAll @IntRange(min = -1024, max = 1024) int shift,
      @ForAll @IntRange(min = 1, max = 9) int ahead) {
    double[] scores = scores(seed);
    double[] shifted = map(scores, s -> s + shift);
    for (String name : new String[] {"split", "nexcp", "aci", "dtaci", "agaci"}) {
      ThresholdRule rule = Streams.guarded(name, Map.of());
      assertThat(run(rule, shifted, ahead))
          .as(name)
          .isEqualTo(map(run(rule, scores, ahead), q -> q + shift));
    }
    for (String name : new String[] {"quantile-tracker", "rolling-risk"}) {
      assertThat(from(name, shift, shifted, ahead))
          .as(name)
          .isEqualTo(map(from(name, 0, scores, ahead), q -> q + shift));
    }
    double[] expected = map(from("decaying", 0, scores, ahead), q -> q + shift);
    Streams.assertAgree(from("decaying", shift, shifted, ahead), expected, 1e-9);
  }

  /** Target and step are dyadic: thresholds that tie with a score do so whatever the shift. */
  private static double[] from(String name, double start, double[] scores, int ahead) {
    ThresholdRule rule = Streams.guarded(name, Map.of("step", 3.5, "start", start));
    return Streams.thresholds(rule.create(0.125), scores, ahead);
  }
}
