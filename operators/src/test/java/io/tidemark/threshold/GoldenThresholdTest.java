// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static io.tidemark.threshold.Streams.assertAgree;
import static io.tidemark.threshold.Streams.levels;
import static io.tidemark.threshold.Streams.rule;
import static io.tidemark.threshold.Streams.thresholds;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules against independent implementations on whole series: resources, golden/README.md. */
class GoldenThresholdTest {

  private static final double TARGET = 0.1;
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "changepoint-prophet, ogd_lr0.05, 0.05, 1",
    "changepoint-prophet, ogd_delay3_lr0.05, 0.05, 3",
    "daily-climate-prophet, ogd_lr0.5, 0.5, 1",
    "daily-climate-prophet, ogd_delay3_lr0.5, 0.5, 3",
    "elec2-theta, ogd_lr0.01, 0.01, 1",
    "elec2-theta, ogd_delay3_lr0.01, 0.01, 3"
  })
  void aQuantileTrackerWithoutBoost_isTheFixedStepDescent(
      String series, String column, double step, int ahead) {
    GoldenTable table = GoldenTable.read("radius/" + series + "-miss0.1.csv");
    ThresholdRule rule = rule("quantile-tracker", Map.of("step", step, "boost", 0.0));
    double[] actual = thresholds(rule.create(TARGET), table.column("score"), ahead);
    assertAgree(actual, table.column(column), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "changepoint-prophet, decay_lr5, 5",
    "daily-climate-prophet, decay_lr10, 10",
    "elec2-theta, decay_lr1, 1"
  })
  void aDecayingTracker_isTheDecayingDescent(String series, String column, double step) {
    GoldenTable table = GoldenTable.read("radius/" + series + "-miss0.1.csv");
    ThresholdRule rule = rule("decaying", Map.of("step", step));
    double[] actual = thresholds(rule.create(TARGET), table.column("score"), 1);
    assertAgree(actual, table.column(column), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "changepoint-prophet, aci, aci_0.005, 0.005",
    "changepoint-prophet, aci, aci_0.05, 0.05",
    "elec2-theta, aci, aci_0.005, 0.005",
    "elec2-theta, aci, aci_0.05, 0.05",
    "changepoint-prophet, dtaci, dtaci, ",
    "changepoint-prophet, agaci, agaci, ",
    "elec2-theta, dtaci, dtaci, ",
    "elec2-theta, agaci, agaci, "
  })
  void aLevelRule_followsTheBetas(String series, String name, String column, Double gamma) {
    GoldenTable table = GoldenTable.read("alpha/" + series + "-miss0.1.csv");
    Map<String, Double> parameters = gamma == null ? Map.of() : Map.of("gamma", gamma);
    LevelRule rule = (LevelRule) rule(name, parameters);
    double[] actual = levels(rule.createLevel(TARGET), table.column("beta"));
    assertAgree(actual, table.column(column), TOLERANCE);
  }

  private static final double[] SCORES = {1, 3, 2, 5, 4, .5, 6, 2.5, 3.5, 1.5, 8, 2};
  private static final double[] BETAS = {.5, .15, .05, .9, .02, .3, .25, .01, .6, .08, .7, .04};

  @Test
  void twelveScores_fixedStep() {
    ThresholdRule rule = rule("quantile-tracker", Map.of("step", 0.5, "boost", 0.0));
    assertAgree(
        thresholds(rule.create(0.2), SCORES, 1),
        new double[] {0, .4, .8, 1.2, 1.6, 2, 1.9, 2.3, 2.7, 3.1, 3, 3.4},
        TOLERANCE);
    assertAgree(
        thresholds(rule.create(0.2), SCORES, 3),
        new double[] {0, 0, 0, .4, .8, 1.2, 1.6, 2, 1.9, 2.3, 2.7, 3.1},
        TOLERANCE);
  }

  @Test
  void twelveScores_decayingStep() {
    ThresholdRule rule = rule("decaying", Map.of("step", 1.0));
    assertAgree(
        thresholds(rule.create(0.2), SCORES, 1),
        new double[] {
          0,
          .8,
          1.6,
          2.12780316,
          2.54162865,
          2.88984888,
          2.81370272,
          3.08672572,
          3.02449982,
          3.25423949,
          3.20072339,
          3.4016743
        },
        5e-9); // printed to nine digits
  }

  @Test
  void twelveBetas_meanOfExperts() {
    assertAgree(
        levels(((LevelRule) rule("dtaci", Map.of())).createLevel(0.2), BETAS),
        new double[] {
          .2,
          .206375,
          .1813164302,
          .1532315905,
          .1615264758,
          .1261590113,
          .1373536697,
          .1471887045,
          .1285661893,
          .1387109265,
          .1334787993,
          .143069949
        },
        1e-9);
    assertAgree(
        levels(((LevelRule) rule("agaci", Map.of())).createLevel(0.2), BETAS),
        new double[] {
          .2,
          .206375,
          .1878153555,
          .1725371013,
          .1779173304,
          .1598924437,
          .1654428217,
          .1703743367,
          .153045169,
          .1586891591,
          .14355058,
          .1490734464
        },
        1e-9);
  }
}
