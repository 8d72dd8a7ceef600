// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import io.tidemark.quantile.ScoreDistribution;

/**
 * The Wasserstein distance of order 1, over the reference's standard deviation.
 *
 * <p>W1 = integral |Q - R| over the levels, by the midpoints of 100 equal steps. By chance its mean
 * is about sqrt((2 / pi) (1/n + 1/m)) times the integral of sqrt(F (1 - F)), F the reference's:
 * each F_n(x) - G_m(x) is near normal with that variance, and W1 is also the integral of its size.
 * Two infinite quantiles of one sign are equal; an infinite one and another are infinitely far
 * apart.
 *
 * @param scaled NaN when the reference has no spread
 */
record QuantileGap(double scaled, double byChance) {

  private static final int STEPS = 100;

  static QuantileGap of(ScoreDistribution reference, ScoreDistribution current) {
    double deviation = deviation(reference);
    double chance = 2 / Math.PI * (1.0 / reference.count() + 1.0 / current.count());
    return deviation > 0
        ? new QuantileGap(
            distance(reference, current) / deviation,
            Math.sqrt(chance) * spread(reference) / deviation)
        : new QuantileGap(Double.NaN, Double.NaN);
  }

  private static double distance(ScoreDistribution one, ScoreDistribution other) {
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      double level = (i + 0.5) / STEPS;
      double a = quantile(one, level);
      double b = quantile(other, level);
      sum += a == b ? 0 : Math.abs(a - b);
    }
    return sum / STEPS;
  }

  /** The middle of the k-th smallest score is the level (k - 1/2) / n. */
  private static double quantile(ScoreDistribution scores, double level) {
    double rank = level * scores.count() + 0.5;
    return scores.atRank(Math.max(1, Math.min(scores.count(), rank)));
  }

  private static double deviation(ScoreDistribution scores) {
    double[] means = scores.means();
    double[] weights = scores.weights();
    double n = 0;
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < means.length; i++) {
      n += weights[i];
      double gap = means[i] - mean;
      mean += gap * weights[i] / n;
      squares += weights[i] * gap * (means[i] - mean);
    }
    return n == 0 ? 0 : Math.sqrt(squares / n);
  }

  private static double spread(ScoreDistribution scores) {
    double[] means = scores.means();
    double[] weights = scores.weights();
    double before = scores.negativeInfinities();
    double sum = 0;
    for (int i = 0; i + 1 < means.length; i++) {
      double middle = before + weights[i] / 2;
      before += weights[i];
      double next = before + weights[i + 1] / 2;
      double level = (middle + next) / 2 / scores.count();
      sum += (means[i + 1] - means[i]) * Math.sqrt(level * (1 - level));
    }
    return sum;
  }
}
