// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores of labels by the probability of the labels that are likelier; the law holds by asking the
 * same numbers for a label's score and for the set.
 */
abstract class CumulativeScore implements LabelScore {

  @Override
  public final boolean scaleFree() {
    return true;
  }

  @Override
  public final double of(ClassForecast forecast, String label, double tieBreak) {
    int i = forecast.labels().indexOf(label);
    return i < 0 ? Double.POSITIVE_INFINITY : scores(forecast.probabilities(), tieBreak)[i];
  }

  @Override
  public final List<String> set(ClassForecast forecast, double threshold, double tieBreak) {
    double[] scores = scores(forecast.probabilities(), tieBreak);
    List<String> set = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] <= threshold) {
        set.add(forecast.labels().get(i));
      }
    }
    return set;
  }

  /** A score for every label, in the forecast's order. */
  private double[] scores(double[] p, double tieBreak) {
    double[] scores = new double[p.length];
    double above = 0.0;
    int rank = 0;
    for (int i : Likeliest.first(p)) {
      rank++;
      scores[i] = score(above, p[i], rank, tieBreak);
      above += p[i];
    }
    return scores;
  }

  /**
   * The score of one label; must not decrease from a label to a less likely one.
   *
   * @param above probability of the labels before it
   * @param own probability of its own
   * @param rank 1 for the likeliest
   * @param tieBreak in [0, 1), derived from the prediction id
   */
  abstract double score(double above, double own, int rank, double tieBreak);
}
