// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThetaScorecasterTest {

  private static final double SMOOTHING = 0.2;

  /** The definition, evaluated anew over the whole history. */
  private static double refit(double[] scores, int n) {
    double level = scores[0];
    double meanTime = (n - 1) / 2.0;
    double meanScore = 0;
    for (int t = 0; t < n; t++) {
      level = t == 0 ? level : SMOOTHING * scores[t] + (1 - SMOOTHING) * level;
      meanScore += scores[t] / n;
    }
    double covariance = 0;
    double variance = 0;
    for (int t = 0; t < n; t++) {
      covariance += (t - meanTime) * (scores[t] - meanScore);
      variance += (t - meanTime) * (t - meanTime);
    }
    double slope = n < 2 ? 0 : covariance / variance;
    return level + slope / 2 * (1 - Math.pow(1 - SMOOTHING, n)) / SMOOTHING;
  }

  @Test
  void theForecast_isThatOfARefit() {
    Random random = new Random(1);
    double[] scores = new double[400];
    Scorecaster scorecaster = new ThetaScorecaster(SMOOTHING, 1);
    for (int t = 0; t < scores.length; t++) {
      scores[t] = 10 + 0.3 * t + random.nextGaussian();
      scorecaster.learn(scores[t]);
      assertThat(scorecaster.forecast()).isCloseTo(refit(scores, t + 1), within(1e-9));
    }
  }

  @Test
  void aSeason_isForecastAtItsPosition() {
    double[] season = {0, 5, -3, 9};
    Scorecaster scorecaster = new ThetaScorecaster(SMOOTHING, 4);
    Scorecaster blind = new ThetaScorecaster(SMOOTHING, 1);
    for (int t = 0; t < 400; t++) {
      scorecaster.learn(20 + season[t % 4]);
      blind.learn(20 + season[t % 4]);
    }
    for (int t = 400; t < 404; t++) {
      double score = 20 + season[t % 4];
      assertThat(scorecaster.forecast()).isCloseTo(score, within(0.5));
      scorecaster.learn(score);
    }
    assertThat(blind.forecast()).isNotCloseTo(20 + season[0], within(0.5));
  }

  /** Forecasting a season of known size leaves only the noise to the tracker. */
  @Test
  void pidWithASeason_hasNarrowerIntervalsOnASeasonalSeries() {
    Random random = new Random(2);
    double[] scores = new double[2000];
    for (int t = 0; t < scores.length; t++) {
      scores[t] = 10 + 8 * Math.sin(2 * Math.PI * t / 24) + random.nextGaussian();
    }
    double plain = meanThreshold(scores, 0);
    double seasonal = meanThreshold(scores, 24);
    assertThat(seasonal).isLessThan(0.85 * plain);
  }

  private static double meanThreshold(double[] scores, int season) {
    ThresholdRule rule = Streams.guarded("pid", Map.of("season", (double) season, "lr", 0.02));
    double[] thresholds = Streams.thresholds(rule.create(0.1), scores, 1);
    assertThat(Streams.meanMiss(thresholds, scores)).isBetween(0.07, 0.13);
    return Arrays.stream(thresholds).skip(500).average().orElseThrow();
  }
}
