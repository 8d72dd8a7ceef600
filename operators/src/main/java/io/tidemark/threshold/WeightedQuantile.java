// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Quantiles of weighted numbers: the smallest value whose weight with all below reaches a level.
 */
final class WeightedQuantile {

  /** What sums of a few thousand weights may lack to 1. */
  private static final double ROUNDING = 1e-12;

  private WeightedQuantile() {}

  /**
   * The quantile at a level in [0, 1].
   *
   * @param weights at least 0, sum 1; values of weight 0 do not count
   */
  static DoubleUnaryOperator of(double[] values, double[] weights) {
    int[] order =
        IntStream.range(0, values.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] shares = new double[order.length];
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      sum += weights[order[i]];
      shares[i] = sum;
    }
    return level -> values[order[reached(shares, level)]];
  }

  private static int reached(double[] shares, double level) {
    int i = Arrays.binarySearch(shares, level - ROUNDING);
    return Math.min(i >= 0 ? i : -i - 1, shares.length - 1);
  }
}
