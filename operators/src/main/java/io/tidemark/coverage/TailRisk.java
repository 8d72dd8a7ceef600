// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * Tail measures of a discrete law, such as the centroids of a sketch: points with weights.
 *
 * <p>Exact for the law of the points; O(points) each. NaN, infinite or unsorted values and weights
 * that are not above 0 are refused. The arrays must not be changed after construction.
 *
 * @param values sorted, finite
 * @param weights above 0
 */
public record TailRisk(double[] values, double[] weights) {

  /** Refuses points that are no law. */
  public TailRisk {
    if (values.length == 0 || values.length != weights.length) {
      throw new IllegalArgumentException(
          "values and weights must be as many and at least 1: were %d, %d"
              .formatted(values.length, weights.length));
    }
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k]) || (k > 0 && values[k] < values[k - 1])) {
        throw new IllegalArgumentException("values must be finite and sorted: was " + values[k]);
      }
      if (!(weights[k] > 0 && weights[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weights must be above 0, finite: was " + weights[k]);
      }
    }
  }

  /**
   * The expectile e: level E(X - e)+ = (1 - level) E(e - X)+. With prefix sums S, W of w v and w,
   * [level (S_n - S_k) + (1 - level) S_k] / [level (W_n - W_k) + (1 - level) W_k] for the k with e
   * between the k-th value and the next. Reference: Newey and Powell 1987.
   *
   * @param level in (0, 1); 1/2 gives the mean
   */
  public double expectile(double level) {
    requireLevel(level);
    double mass = 0;
    double sum = 0;
    double allMass = 0;
    double all = 0;
    for (int k = 0; k < values.length; k++) {
      allMass += weights[k];
      all += weights[k] * values[k];
    }
    for (int k = 0; k < values.length - 1; k++) {
      mass += weights[k];
      sum += weights[k] * values[k];
      double e =
          (level * (all - sum) + (1 - level) * sum)
              / (level * (allMass - mass) + (1 - level) * mass);
      if (e <= values[k + 1]) {
        return Math.max(values[k], e);
      }
    }
    return values[values.length - 1];
  }

  /**
   * The level whose expectile is a value: E(v - X)+ / (E(v - X)+ + E(X - v)+).
   *
   * @param value strictly between the least and the largest point
   */
  public double expectileLevel(double value) {
    if (!(value > values[0] && value < values[values.length - 1])) {
      throw new IllegalArgumentException(
          "value must be in (%s, %s): was %s"
              .formatted(values[0], values[values.length - 1], value));
    }
    double below = 0;
    double above = 0;
    for (int k = 0; k < values.length; k++) {
      below += weights[k] * Math.max(0, value - values[k]);
      above += weights[k] * Math.max(0, values[k] - value);
    }
    return below / (below + above);
  }

  /**
   * The mean of the largest share 1 - level of the law (conditional value at risk of losses); the
   * point at the edge counts in part. Reference: Rockafellar and Uryasev 2002.
   *
   * @param level in (0, 1)
   */
  public double tailMean(double level) {
    requireLevel(level);
    double allMass = 0;
    for (double weight : weights) {
      allMass += weight;
    }
    double wanted = (1 - level) * allMass;
    double left = wanted;
    double sum = 0;
    for (int k = values.length - 1; k >= 0 && left > 0; k--) {
      double taken = Math.min(left, weights[k]);
      sum += taken * values[k];
      left -= taken;
    }
    return sum / (wanted - Math.max(0, left));
  }

  /** |level - 1{y &lt;= e}| (y - e)^2: the score that the expectile minimises. */
  public static double asymmetricSquare(double level, double expectile, double outcome) {
    requireLevel(level);
    double error = outcome - expectile;
    return (error <= 0 ? 1 - level : level) * error * error;
  }

  private static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1): was " + level);
    }
  }
}
