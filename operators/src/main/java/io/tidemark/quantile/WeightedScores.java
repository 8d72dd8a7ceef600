// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/** Scores with weights, for one question. */
public final class WeightedScores {

  /** Shares nearer than this are equal: sums of weights are rounded. */
  private static final double ROUNDING = 1e-12;

  private double[] scores = new double[64];
  private double[] weights = new double[64];
  private int size;
  private double negativeInfinite;
  private double total;
  private double squares;

  /** Adds a score; NaN is rejected. */
  public void add(double score, double weight) {
    add(score, weight, 1);
  }

  /** Adds so many equal scores of one weight each; NaN is rejected. */
  void add(double score, double weight, double number) {
    requireNumber("score", score);
    total += weight * number;
    squares += weight * weight * number;
    if (score == Double.NEGATIVE_INFINITY) {
      negativeInfinite += weight * number;
    } else if (score < Double.POSITIVE_INFINITY) {
      addFinite(score, weight * number);
    }
  }

  private static void requireNumber(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " must be a number: was NaN");
    }
  }

  /** Adds all scores of a distribution with one weight each. */
  public void add(ScoreDistribution distribution, double weight) {
    add(Double.NEGATIVE_INFINITY, weight, distribution.negativeInfinities());
    add(Double.POSITIVE_INFINITY, weight, distribution.positiveInfinities());
    double[] means = distribution.means();
    double[] counts = distribution.weights();
    for (int i = 0; i < means.length; i++) {
      add(means[i], weight, counts[i]);
    }
  }

  private void addFinite(double score, double weight) {
    if (size == scores.length) {
      scores = Arrays.copyOf(scores, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    scores[size] = score;
    weights[size] = weight;
    size++;
  }

  /**
   * The smallest score s for which the scores up to s weigh at least (1 - a)(all scores +
   * testMass); +infinity if there is none or a is at most 0, -infinity if a is at least 1.
   *
   * <p>With testMass 1 this is the 1 - a quantile of Barber et al. 2023, equation 11; with weights
   * 1 as well, the ceil((n + 1)(1 - a))-th smallest score. O(n log n) time, O(n) space.
   *
   * @param miscoverage a; any number but NaN
   */
  public double threshold(double miscoverage, double testMass) {
    requireNumber("miscoverage", miscoverage);
    if (miscoverage <= 0 || miscoverage >= 1) {
      return miscoverage <= 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    double all = total + testMass;
    double needed = (1 - miscoverage) * all - ROUNDING * all;
    if (all > 0 && negativeInfinite >= needed) {
      return Double.NEGATIVE_INFINITY;
    }
    return atMass(needed);
  }

  private double atMass(double needed) {
    double[] ascending = Arrays.copyOf(scores, size);
    Arrays.sort(ascending);
    int below = 0;
    int from = size;
    while (below < from) {
      int middle = (below + from) >>> 1;
      if (mass(ascending[middle]) >= needed) {
        from = middle;
      } else {
        below = middle + 1;
      }
    }
    return below == size ? Double.POSITIVE_INFINITY : ascending[below];
  }

  private double mass(double upTo) {
    double mass = negativeInfinite;
    for (int i = 0; i < size; i++) {
      mass += scores[i] <= upTo ? weights[i] : 0;
    }
    return mass;
  }

  /** Whether the scores weigh enough for a threshold below +infinity, infinite ones aside. */
  public boolean reaches(double miscoverage, double testMass) {
    double all = total + testMass;
    return total >= (1 - miscoverage) * all - ROUNDING * all;
  }

  /** (sum w)^2 / sum(w^2); 0 without weight. */
  public double effectiveCount() {
    return squares > 0 ? total * total / squares : 0;
  }

  /** The share of weight at least as large as a score; 1 without weight. */
  public double level(double score) {
    return total > 0 ? weightFrom(score, true) / total : 1.0;
  }

  /**
   * (weight above + u (tied weight + testMass)) / (all + testMass).
   *
   * @param tieBreak u in [0, 1)
   */
  public double pValue(double score, double tieBreak, double testMass) {
    double above = weightFrom(score, false);
    double ties = weightFrom(score, true) - above;
    return Math.min(1.0, (above + tieBreak * (ties + testMass)) / (total + testMass));
  }

  private double weightFrom(double score, boolean inclusive) {
    requireNumber("score", score);
    if (score == Double.NEGATIVE_INFINITY) {
      return inclusive ? total : total - negativeInfinite;
    }
    double finite = 0;
    double from = 0;
    for (int i = 0; i < size; i++) {
      finite += weights[i];
      from += scores[i] > score || inclusive && scores[i] == score ? weights[i] : 0;
    }
    double infinite = Math.max(0, total - negativeInfinite - finite);
    return score == Double.POSITIVE_INFINITY && !inclusive ? 0 : Math.min(total, from + infinite);
  }
}
