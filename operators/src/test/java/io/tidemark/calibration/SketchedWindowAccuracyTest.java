// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.quantile.ConformalRank;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Rank error of t-digest thresholds from four merged panes of 2,500 scores, over 200 fixed seeds. A
 * pin of what was measured, not a bound of the t-digest, which has none.
 */
class SketchedWindowAccuracyTest {

  private static final int SCORES = 10_000;
  private static final int RUNS = 200;
  private static final double[] LEVELS = {0.01, 0.05, 0.1, 0.2};
  private static final double[] LARGEST_MEAN_SIZE = {3e-4, 10e-4, 20e-4, 25e-4};

  @Test
  void onLognormalScores_ranksAreNearlyUnbiased_andErrorsShrinkTowardsTheTail() {
    assertErrors(random -> Math.exp(random.nextGaussian()));
  }

  @Test
  void onUniformScores_ranksAreNearlyUnbiased_andErrorsShrinkTowardsTheTail() {
    assertErrors(Random::nextDouble);
  }

  private static void assertErrors(ToDoubleFunction<Random> draw) {
    double[] mean = new double[LEVELS.length];
    double[] meanSize = new double[LEVELS.length];
    for (int run = 0; run < RUNS; run++) {
      double[] errors = rankErrors(run, draw);
      for (int i = 0; i < LEVELS.length; i++) {
        mean[i] += errors[i] / RUNS;
        meanSize[i] += Math.abs(errors[i]) / RUNS;
      }
    }
    for (int i = 0; i < LEVELS.length; i++) {
      assertThat(Math.abs(mean[i])).as("bias at %s", LEVELS[i]).isLessThanOrEqualTo(10e-4);
      assertThat(meanSize[i]).isLessThanOrEqualTo(LARGEST_MEAN_SIZE[i]);
    }
  }

  private static double[] rankErrors(int seed, ToDoubleFunction<Random> draw) {
    Random random = new Random(seed);
    double[] scores = new double[SCORES];
    CalibrationWindow window =
        CalibrationWindows.create(
            new WindowSpec(new WindowSpec.Count(SCORES), 4, WindowSpec.Sketch.TDIGEST));
    for (int t = 0; t < SCORES; t++) {
      scores[t] = draw.applyAsDouble(random);
      window.add(scores[t], t);
    }
    double[] errors = new double[LEVELS.length];
    for (int i = 0; i < LEVELS.length; i++) {
      double threshold = window.threshold(LEVELS[i]);
      long upTo = Arrays.stream(scores).filter(s -> s <= threshold).count();
      errors[i] = (upTo - ConformalRank.of(SCORES, LEVELS[i])) / (double) SCORES;
    }
    return errors;
  }
}
