// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Tails of laws that statistics follow by chance. */
final class ChanceLaws {

  private static final double SMALLEST_TERM = 1e-17;
  private static final double SURELY = 0.2;

  private ChanceLaws() {}

  /** P(chi2 &gt;= x); 1 without degrees of freedom. */
  static double chiSquareAbove(int freedom, double x) {
    return freedom == 0 ? 1 : ChiSquaredDistribution.of(freedom).survivalProbability(x);
  }

  /**
   * P(sup |F_n - F| &gt;= d) for n observations: 2 sum (-1)^(k-1) exp(-2 k^2 t^2) at t = d (sqrt(n)
   * + .12 + .11 / sqrt(n)) (Stephens 1970). Off by less than .01 of itself from n = 8.
   */
  static double kolmogorovAbove(double n, double d) {
    double root = Math.sqrt(n);
    double t = d * (root + 0.12 + 0.11 / root);
    if (t < SURELY) {
      return 1;
    }
    double sum = 0;
    double sign = 2;
    double term = 1;
    for (int k = 1; term > SMALLEST_TERM; k++) {
      term = Math.exp(-2.0 * k * k * t * t);
      sum += sign * term;
      sign = -sign;
    }
    return Math.min(1, sum);
  }
}
