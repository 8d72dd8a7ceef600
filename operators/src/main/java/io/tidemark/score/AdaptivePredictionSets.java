// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;

/**
 * The probability of all labels at least as likely as this one, its own included in full: sets grow
 * where the model is unsure. Equal probabilities are ordered as the forecast lists them.
 * Randomised, a share u of its own counts, u in [0, 1) from a hash of the prediction id: sets are
 * smaller and may be empty.
 *
 * <p>Guarantee: that of the threshold, for exchangeable predictions; without randomisation sets are
 * a little large. The randomised form takes the hashes of ids as uniform. Time K log K for K
 * labels.
 *
 * <p>Reference: Romano, Sesia, Candes 2020, equation 8; with u = 1 where not randomised.
 */
public final class AdaptivePredictionSets implements LabelScore {

  /** The name used in policies. */
  public static final String NAME = "adaptive-prediction-sets";

  private final boolean randomized;

  /**
   * The score.
   *
   * @param randomized whether a share of a label's own probability counts
   */
  public AdaptivePredictionSets(boolean randomized) {
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
    return (above, own, rank) -> above + share * own;
  }
}
