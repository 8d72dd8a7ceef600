// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Bets on the miss rate leaving a null rate p0. One bet per alternative q: the factor of an
 * observation x in [0, 1] is 1 + l (x - p0) with l = (q - p0) / (p0 (1 - p0)), which for x in {0,
 * 1} is the likelihood ratio q / p0 or (1 - q) / (1 - p0).
 *
 * <p>While E[x | past] is at most p0 (upward bets) or at least p0 (downward bets), each factor's
 * conditional mean is at most 1.
 */
final class BettingGrid {

  private static final double[] UPWARD = {1.0 / 30, 2.0 / 30, 1.0 / 9, 1.0 / 6, 5.0 / 18, 4.0 / 9};
  private static final double[] DOWNWARD = {0.1, 0.25, 0.4, 0.55, 0.7, 0.85};

  /** Bets of a grid. */
  static final int SIZE = UPWARD.length;

  private final double nullRate;
  private final double[] slopes;

  private BettingGrid(double nullRate, double[] alternatives) {
    this.nullRate = nullRate;
    this.slopes = new double[alternatives.length];
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = (alternatives[k] - nullRate) / (nullRate * (1 - nullRate));
    }
  }

  /** Alternatives p0 + (1 - p0) {1/30, ..., 4/9}: .13, .16, .2, .25, .35, .5 for p0 = .1. */
  static BettingGrid upward(double nullRate) {
    double[] q = UPWARD.clone();
    for (int k = 0; k < q.length; k++) {
      q[k] = nullRate + (1 - nullRate) * q[k];
    }
    return new BettingGrid(require(nullRate), q);
  }

  /** Alternatives p0 {.1, ..., .85}. */
  static BettingGrid downward(double nullRate) {
    double[] q = DOWNWARD.clone();
    for (int k = 0; k < q.length; k++) {
      q[k] = nullRate * q[k];
    }
    return new BettingGrid(require(nullRate), q);
  }

  private static double require(double nullRate) {
    if (!(nullRate > 0 && nullRate < 1)) {
      throw new IllegalArgumentException("nullRate must be in (0, 1): was " + nullRate);
    }
    return nullRate;
  }

  int size() {
    return slopes.length;
  }

  double logFactor(int k, double x) {
    if (!(x >= 0 && x <= 1)) {
      throw new IllegalArgumentException("an observation must be in [0, 1]: was " + x);
    }
    return Math.log1p(slopes[k] * (x - nullRate));
  }
}
