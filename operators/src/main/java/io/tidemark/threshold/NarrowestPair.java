// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.function.DoubleUnaryOperator;

/**
 * The narrowest of five pairs of quantiles: Q(1 - a + b) - Q(b) over b = 0, a/4, a/2, 3a/4, a; the
 * first of equals. Each pair holds 1 - a of the distribution, so the choice costs no coverage when
 * the quantiles are known; when they are estimated it takes the pair that errs to the narrow side.
 *
 * <p>Reference: Xu and Xie 2023 (SPCI), section 3.2; Xu and Xie 2021 (EnbPI), section 4.
 */
final class NarrowestPair {

  /** Pairs that are compared. */
  static final int PAIRS = 5;

  private NarrowestPair() {}

  /** The levels in [0, a] of the lower ends, then, in the same order, those of the upper ends. */
  static double[] levels(double targetMiscoverage) {
    double[] levels = new double[2 * PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      levels[i] = targetMiscoverage * i / (PAIRS - 1);
      levels[PAIRS + i] = 1 - targetMiscoverage * (PAIRS - 1 - i) / (PAIRS - 1);
    }
    return levels;
  }

  /** Lower and upper end. */
  static double[] of(double targetMiscoverage, DoubleUnaryOperator quantile) {
    double[] values = levels(targetMiscoverage);
    for (int i = 0; i < values.length; i++) {
      values[i] = quantile.applyAsDouble(values[i]);
    }
    return of(values);
  }

  /** Lower and upper end, of values at {@link #levels}; crossed ends change places. */
  static double[] of(double[] values) {
    int best = 0;
    for (int i = 1; i < PAIRS; i++) {
      if (values[PAIRS + i] - values[i] < values[PAIRS + best] - values[best]) {
        best = i;
      }
    }
    double a = values[best];
    double b = values[PAIRS + best];
    return new double[] {Math.min(a, b), Math.max(a, b)};
  }
}
