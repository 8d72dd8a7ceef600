// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Quantiles of finite numbers, linear between order statistics (Hyndman and Fan 1996, type 7). */
final class EmpiricalQuantile {

  private EmpiricalQuantile() {}

  /** The quantile at a level in [0, 1]; values are at least one and stay as they are. */
  static DoubleUnaryOperator of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return level -> linear(sorted, level);
  }

  /** A sum of shares, so that large values do not overflow. */
  private static double linear(double[] sorted, double level) {
    double rank = (sorted.length - 1) * Math.max(0, Math.min(1, level));
    int below = (int) rank;
    double share = rank - below;
    return share == 0 ? sorted[below] : (1 - share) * sorted[below] + share * sorted[below + 1];
  }
}
