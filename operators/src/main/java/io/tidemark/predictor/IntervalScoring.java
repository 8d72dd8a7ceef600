// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalScore;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PredictionInterval;
import io.tidemark.score.Side;
import java.util.Optional;

/** Scores of numbers. */
record IntervalScoring(IntervalScore score) implements Scoring {

  @Override
  public int tails() {
    return score.tails();
  }

  /** Whether no tail bounds one of the sides. */
  boolean oneSided() {
    boolean below = false;
    boolean above = false;
    for (int tail = 0; tail < score.tails(); tail++) {
      below |= score.bounds(tail, Side.LOWER);
      above |= score.bounds(tail, Side.UPPER);
    }
    return !below || !above;
  }

  @Override
  public boolean dependsOnTarget() {
    return score.dependsOnTarget();
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double target) {
    if (forecast instanceof ClassForecast) {
      return Optional.of(
          "score " + score.name() + " needs a forecast of a number: was a class forecast");
    }
    return score.rejection(forecast, target);
  }

  @Override
  public Optional<String> rejection(OutcomeValue outcome) {
    if (outcome instanceof OutcomeValue.Real y) {
      return score.rejection(y.value());
    }
    String label = ((OutcomeValue.Label) outcome).value();
    return Optional.of(
        "value must be a number for score " + score.name() + ": was the label \"" + label + "\"");
  }

  @Override
  public double of(
      Forecast forecast, double target, int tail, OutcomeValue outcome, double tieBreak) {
    return score.of(forecast, target, tail, ((OutcomeValue.Real) outcome).value());
  }

  @Override
  public Region region(Forecast forecast, double target, double[] thresholds, double tieBreak) {
    PredictionInterval interval = PredictionInterval.WHOLE_LINE;
    for (int tail = 0; tail < thresholds.length; tail++) {
      interval = interval.intersect(score.interval(forecast, target, tail, thresholds[tail]));
    }
    return new Region.Interval(interval);
  }

  @Override
  public double[][] nest(Forecast forecast, double[] targets, double[][] thresholds) {
    return targets.length == 1
        ? thresholds
        : BandNesting.nest(score, forecast, targets, thresholds);
  }
}
