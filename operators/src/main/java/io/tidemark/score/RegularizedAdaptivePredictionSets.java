// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;

/**
 * The score of {@link AdaptivePredictionSets} plus penalty x max(0, rank - free) for a label of
 * that rank: long tails of unlikely labels cost, so sets of models with many labels stay small.
 *
 * <p>Guarantee: that of the threshold, for exchangeable predictions, whatever the penalty. Time K
 * log K for K labels.
 *
 * <p>Reference: Angelopoulos, Bates, Malik, Jordan 2021, equation 4; with u = 1 where not
 * randomised.
 */
public final class RegularizedAdaptivePredictionSets implements LabelScore {

  /** The name used in policies. */
  public static final String NAME = "regularized-adaptive-prediction-sets";

  private final double penalty;
  private final double free;
  private final boolean randomized;

  /**
   * The score.
   *
   * @param penalty per rank beyond the free ones, finite, at least 0
   * @param free ranks without a penalty, at least 0
   * @param randomized whether a share of a label's own probability counts
   */
  public RegularizedAdaptivePredictionSets(double penalty, double free, boolean randomized) {
    this.penalty = penalty;
    this.free = free;
    this.randomized = randomized;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean scaleFree() {
    return true;
  }

  @Override
  public double of(ClassForecast forecast, String label, double tieBreak) {
    return RankedLabels.of(forecast, label, place(tieBreak));
  }

  @Override
  public double[] scores(ClassForecast forecast, double tieBreak) {
    return RankedLabels.scores(forecast.probabilities(), place(tieBreak));
  }

  @Override
  public List<String> set(ClassForecast forecast, double threshold, double tieBreak) {
    return RankedLabels.set(forecast, threshold, place(tieBreak));
  }

  private RankedLabels.Place place(double tieBreak) {
    double share = randomized ? tieBreak : 1.0;
    return (above, own, rank) -> above + share * own + penalty * Math.max(0.0, rank - free);
  }
}
