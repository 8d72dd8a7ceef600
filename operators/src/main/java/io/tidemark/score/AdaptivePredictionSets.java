// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;

/**
 * The probability of all labels at least as likely as this one, its own included in full: sets grow
 * where the model is unsure. Equal probabilities are ordered as the forecast lists them. Without
 * randomisation coverage is at least the nominal one, and sets are a little large.
 *
 * <p>Reference: Romano, Sesia, Candes 2020, equation 8 with u = 1.
 */
public final class AdaptivePredictionSets implements LabelScore {

  /** The name used in policies. */
  public static final String NAME = "adaptive-prediction-sets";

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
    int i = forecast.labels().indexOf(label);
    return i < 0 ? Double.POSITIVE_INFINITY : massDownTo(forecast, i);
  }

  @Override
  public List<String> set(ClassForecast forecast, double threshold, double tieBreak) {
    return forecast.labels().stream()
        .filter(label -> of(forecast, label, tieBreak) <= threshold)
        .toList();
  }

  private static double massDownTo(ClassForecast forecast, int label) {
    double[] p = forecast.probabilities();
    double mass = 0.0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] > p[label] || p[i] == p[label] && i <= label) {
        mass += p[i];
      }
    }
    return mass;
  }
}
