// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scores of labels where each label of the forecast has a threshold of its own, in its order. */
record ClassConditionalScoring(LabelScoring labels) implements Scoring {

  private static final double[] IN_NO_SET = {Double.NEGATIVE_INFINITY};

  @Override
  public int tails() {
    return 1;
  }

  @Override
  public boolean dependsOnTarget() {
    return false;
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double target) {
    return labels.rejection(forecast, target);
  }

  @Override
  public Optional<String> rejection(OutcomeValue outcome) {
    return labels.rejection(outcome);
  }

  @Override
  public double of(
      Forecast forecast, double target, int tail, OutcomeValue outcome, double tieBreak) {
    return labels.of(forecast, target, tail, outcome, tieBreak);
  }

  @Override
  public Region region(Forecast forecast, double target, double[] thresholds, double tieBreak) {
    ClassForecast classes = (ClassForecast) forecast;
    double[] scores = labels.score().scores(classes, tieBreak);
    List<String> set = new ArrayList<>();
    for (int j = 0; j < scores.length; j++) {
      if (scores[j] <= thresholds[j]) {
        set.add(classes.labels().get(j));
      }
    }
    return new Region.Labels(set);
  }

  @Override
  public double[][] nest(Forecast forecast, double[] targets, double[][] thresholds) {
    double[][] nested = Arrays.stream(thresholds).map(double[]::clone).toArray(double[][]::new);
    for (int j = 0; j < nested[0].length; j++) {
      int label = j;
      double[] raised =
          BandNesting.nest(
              targets, Arrays.stream(thresholds).mapToDouble(row -> row[label]).toArray());
      for (int i = 0; i < raised.length; i++) {
        nested[i][j] = raised[i];
      }
    }
    return nested;
  }

  @Override
  public double[] judging(Forecast forecast, double[] thresholds, OutcomeValue outcome) {
    String label = ((OutcomeValue.Label) outcome).value();
    int j = ((ClassForecast) forecast).labels().indexOf(label);
    return j < 0 ? IN_NO_SET.clone() : new double[] {thresholds[j]};
  }
}
