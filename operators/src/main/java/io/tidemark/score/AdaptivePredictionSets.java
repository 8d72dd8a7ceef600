// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The probability of all labels at least as likely as this one, its own included in full: sets grow
 * where the model is unsure. Equal probabilities are ordered as the forecast lists them.
 *
 * <p>Guarantee: that of the threshold, for exchangeable predictions. Without randomisation (the tie
 * break is not used) coverage is at least the nominal one, and sets are a little large. Time K log
 * K for K labels.
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
    return i < 0 ? Double.POSITIVE_INFINITY : masses(forecast)[i];
  }

  @Override
  public List<String> set(ClassForecast forecast, double threshold, double tieBreak) {
    double[] masses = masses(forecast);
    List<String> set = new ArrayList<>();
    for (int i = 0; i < masses.length; i++) {
      if (masses[i] <= threshold) {
        set.add(forecast.labels().get(i));
      }
    }
    return set;
  }

  /** For each label the probability from the likeliest label down to it. */
  private static double[] masses(ClassForecast forecast) {
    double[] p = forecast.probabilities();
    double[] masses = new double[p.length];
    double mass = 0.0;
    for (int i : likeliestFirst(p)) {
      mass += p[i];
      masses[i] = mass;
    }
    return masses;
  }

  /** The sort is stable: equal probabilities stay in the forecast's order. */
  private static int[] likeliestFirst(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
