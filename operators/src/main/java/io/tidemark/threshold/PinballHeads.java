// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * Linear regressions of quantiles at several levels, learned online by AdaGrad on the pinball loss:
 * with g_j = (1{y &lt; w . x} - level) x_j, w_j' = w_j - rate g_j / sqrt(sum of g_j^2 so far). The
 * first feature is 1; its weight starts at the quantile of a logistic distribution of mean absolute
 * value 1, ln(p / (1 - p)) / (2 ln 2), the others at 0.
 *
 * <p>No guarantee of its own. O(levels features) time and state. Features and y are finite.
 *
 * <p>Reference: Duchi, Hazan, Singer 2011, figure 1 (diagonal); Koenker and Bassett 1978 (loss).
 */
final class PinballHeads {

  private final double[] levels;
  private final double rate;
  private final int features;

  /** By level, then feature. */
  private final double[] weights;

  /** Sums of squared gradients, in the same order. */
  private final double[] squares;

  private PinballHeads(
      double[] levels, double rate, int features, double[] weights, double[] squares) {
    this.levels = levels;
    this.rate = rate;
    this.features = features;
    this.weights = weights;
    this.squares = squares;
  }

  /**
   * Fresh heads.
   *
   * @param outermost levels nearer to 0 or 1 start at the quantile of this level, in (0, 1/2]
   */
  static PinballHeads create(double[] levels, double rate, int features, double outermost) {
    double[] weights = new double[levels.length * features];
    for (int k = 0; k < levels.length; k++) {
      double p = Math.max(outermost, Math.min(1 - outermost, levels[k]));
      weights[k * features] = Math.log(p / (1 - p)) / (2 * Math.log(2));
    }
    return new PinballHeads(levels, rate, features, weights, new double[weights.length]);
  }

  /** Heads that gave this snapshot, which starts at an index of the state. */
  static PinballHeads restore(
      double[] levels, double rate, int features, double[] state, int from) {
    int middle = from + levels.length * features;
    return new PinballHeads(
        levels,
        rate,
        features,
        Arrays.copyOfRange(state, from, middle),
        Arrays.copyOfRange(state, middle, middle + levels.length * features));
  }

  /** Numbers in a snapshot. */
  static int numbers(int levels, int features) {
    return 2 * levels * features;
  }

  /** The quantiles at all levels; of longer arrays, only the first features count. */
  double[] quantiles(double[] x) {
    double[] values = new double[levels.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = dot(k, x);
    }
    return values;
  }

  /** Learns y under these features. */
  void learn(double[] x, double y) {
    for (int k = 0; k < levels.length; k++) {
      double slope = (y < dot(k, x) ? 1.0 : 0.0) - levels[k];
      for (int j = 0; j < features; j++) {
        step(k * features + j, slope * x[j]);
      }
    }
  }

  private double dot(int k, double[] x) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum += weights[k * features + j] * x[j];
    }
    return sum;
  }

  private void step(int i, double gradient) {
    squares[i] += gradient * gradient;
    if (squares[i] > 0) {
      weights[i] -= rate * gradient / Math.sqrt(squares[i]);
    }
  }

  double[] snapshot() {
    double[] state = Arrays.copyOf(weights, 2 * weights.length);
    System.arraycopy(squares, 0, state, weights.length, squares.length);
    return state;
  }
}
