// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.LabelScore;
import io.tidemark.score.OutcomeValue;
import java.util.Optional;

/** Scores of labels: one tail, shared by all targets. */
record LabelScoring(LabelScore score) implements Scoring {

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
    return forecast instanceof ClassForecast
        ? Optional.empty()
        : Optional.of(
            "score " + score.name() + " needs a class forecast: was a forecast of a number");
  }

  @Override
  public Optional<String> rejection(OutcomeValue outcome) {
    if (outcome instanceof OutcomeValue.Real y) {
      return Optional.of(
          "value must be a label for score " + score.name() + ": was the number " + y.value());
    }
    return Optional.empty();
  }

  @Override
  public double of(
      Forecast forecast, double target, int tail, OutcomeValue outcome, double tieBreak) {
    return score.of((ClassForecast) forecast, ((OutcomeValue.Label) outcome).value(), tieBreak);
  }

  @Override
  public Region region(Forecast forecast, double target, double[] thresholds, double tieBreak) {
    return new Region.Labels(score.set((ClassForecast) forecast, thresholds[0], tieBreak));
  }

  @Override
  public double[][] nest(Forecast forecast, double[] targets, double[][] thresholds) {
    double[] flat = new double[targets.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = thresholds[i][0];
    }
    double[] raised = BandNesting.nest(targets, flat);
    double[][] nested = new double[flat.length][];
    for (int i = 0; i < flat.length; i++) {
      nested[i] = new double[] {raised[i]};
    }
    return nested;
  }
}
