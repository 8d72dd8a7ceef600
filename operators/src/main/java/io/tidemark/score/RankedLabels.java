// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores of labels by the probability of the labels that are likelier. A label's score and the set
 * ask the same numbers, so the law of {@link LabelScore} holds to the last bit.
 */
final class RankedLabels {

  private RankedLabels() {}

  /** The score of one label from its place; never less than that of a likelier one. */
  interface Place {

    /**
     * The score.
     *
     * @param above probability of the labels before it
     * @param own its own probability
     * @param rank 1 for the likeliest
     */
    double score(double above, double own, int rank);
  }

  static double of(ClassForecast forecast, String label, Place place) {
    int i = forecast.labels().indexOf(label);
    return i < 0 ? Double.POSITIVE_INFINITY : scores(forecast.probabilities(), place)[i];
  }

  static List<String> set(ClassForecast forecast, double threshold, Place place) {
    double[] scores = scores(forecast.probabilities(), place);
    List<String> set = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] <= threshold) {
        set.add(forecast.labels().get(i));
      }
    }
    return set;
  }

  /** A score for every label, in the forecast's order. */
  static double[] scores(double[] p, Place place) {
    double[] scores = new double[p.length];
    double above = 0.0;
    int rank = 0;
    for (int i : Likeliest.first(p)) {
      rank++;
      scores[i] = place.score(above, p[i], rank);
      above += p[i];
    }
    return scores;
  }
}
