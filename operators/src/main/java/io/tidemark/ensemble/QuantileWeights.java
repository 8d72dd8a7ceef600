// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.ensemble;

import java.util.Arrays;

/**
 * Weights per model and level that descend the pinball loss of the combination, online:
 *
 * <pre>
 *   w_jt = exp(a_jt) / sum over the members that forecast,      g_t = sum_j w_jt q_jt
 *   G_jt = w_jt (q_jt - g_t) (1{y &lt; g_t} - t)                   (the gradient of pinball by a_jt)
 *   a_jt = a_jt - rate G_jt / sqrt(sum of all G_jt^2 so far)    (AdaGrad)
 * </pre>
 *
 * <p>q is {@code quantiles} by member j and level t, a is {@code logits}. A member that is missing
 * has no weight and learns nothing; the others' weights are renormalised. Steps have no unit: a
 * series ten times as large learns the same.
 *
 * <p>Guarantee: by convexity the loss of g is at most the weighted mean of the members' losses, at
 * every target, whatever the weights. That the weights come near the best ones is empirical: the
 * loss is not convex in the logits. Time and space O(members levels). All numbers are finite.
 *
 * <p>Reference: Fakoor, Kim, Mueller, Smola, Tibshirani 2023, section 3 (medium, global weights),
 * with a step for each outcome instead of batches; Duchi, Hazan, Singer 2011 for the step.
 */
final class QuantileWeights {

  private final double[] levels;
  private final double rate;
  private final double[][] logits;
  private final double[][] squares;

  /** Equal weights. */
  QuantileWeights(int members, double[] levels, double rate) {
    this(levels, rate, new double[members][levels.length], new double[members][levels.length]);
  }

  private QuantileWeights(double[] levels, double rate, double[][] logits, double[][] squares) {
    this.levels = levels;
    this.rate = rate;
    this.logits = logits;
    this.squares = squares;
  }

  /** Weights as they were: first the logits, then the sums of squares, member by member. */
  static QuantileWeights restore(int members, double[] levels, double rate, double[][] snapshot) {
    return new QuantileWeights(
        levels,
        rate,
        copy(Arrays.copyOfRange(snapshot, 0, members)),
        copy(Arrays.copyOfRange(snapshot, members, 2 * members)));
  }

  double[][] snapshot() {
    double[][] all = Arrays.copyOf(logits, 2 * logits.length);
    System.arraycopy(squares, 0, all, logits.length, squares.length);
    return copy(all);
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** Weights by member and level, summing to 1 over the members that are present. */
  double[][] weights(boolean[] present) {
    double[][] weights = new double[logits.length][levels.length];
    for (int t = 0; t < levels.length; t++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < logits.length; j++) {
        largest = present[j] ? Math.max(largest, logits[j][t]) : largest;
      }
      double sum = 0;
      for (int j = 0; j < logits.length; j++) {
        weights[j][t] = present[j] ? Math.exp(logits[j][t] - largest) : 0;
        sum += weights[j][t];
      }
      for (int j = 0; j < logits.length; j++) {
        weights[j][t] /= sum;
      }
    }
    return weights;
  }

  /**
   * The combined quantiles, which may cross.
   *
   * @param quantiles by member and level; empty for a member that is missing
   */
  static double[] combine(double[][] weights, double[][] quantiles, int levels) {
    double[] combined = new double[levels];
    for (int j = 0; j < quantiles.length; j++) {
      for (int t = 0; t < quantiles[j].length; t++) {
        combined[t] += weights[j][t] * quantiles[j][t];
      }
    }
    return combined;
  }

  /**
   * Learns from the outcome of a combination that went out.
   *
   * @param issued the weights it went out with
   */
  void learn(double[][] issued, double[][] quantiles, double outcome) {
    double[] combined = combine(issued, quantiles, levels.length);
    for (int j = 0; j < quantiles.length; j++) {
      for (int t = 0; t < quantiles[j].length; t++) {
        double side = (outcome < combined[t] ? 1.0 : 0.0) - levels[t];
        descend(j, t, issued[j][t] * (quantiles[j][t] - combined[t]) * side);
      }
    }
  }

  private void descend(int member, int level, double gradient) {
    if (gradient != 0) {
      squares[member][level] += gradient * gradient;
      logits[member][level] -= rate * gradient / Math.sqrt(squares[member][level]);
    }
  }
}
