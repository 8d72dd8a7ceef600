// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalScore;
import io.tidemark.score.LabelScore;
import io.tidemark.score.NonconformityScore;
import io.tidemark.score.OutcomeValue;
import java.util.Optional;

/** One view of scores of numbers and scores of labels, so that calibration is written once. */
sealed interface Scoring permits IntervalScoring, LabelScoring, ClassConditionalScoring {

  /** The view of a score. */
  static Scoring of(NonconformityScore score) {
    return score instanceof IntervalScore s
        ? new IntervalScoring(s)
        : new LabelScoring((LabelScore) score);
  }

  /** 1, or 2 when the tails are calibrated apart. */
  int tails();

  /** Whether each target needs scores of its own. */
  boolean dependsOnTarget();

  /** Why the forecast can't be scored for this target. */
  Optional<String> rejection(Forecast forecast, double target);

  /** Why the outcome can't be scored. */
  Optional<String> rejection(OutcomeValue outcome);

  /** The score of an outcome. */
  double of(Forecast forecast, double target, int tail, OutcomeValue outcome, double tieBreak);

  /** What is covered at one threshold per tail. */
  Region region(Forecast forecast, double target, double[] thresholds, double tieBreak);

  /** Those of the issued thresholds that an outcome is judged by, one per tail. */
  default double[] judging(Forecast forecast, double[] thresholds, OutcomeValue outcome) {
    return thresholds;
  }

  /** Thresholds raised so that the regions are nested (law L5). */
  double[][] nest(Forecast forecast, double[] targets, double[][] thresholds);
}
