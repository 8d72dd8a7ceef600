// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Wealth on payoffs of mean 0, with the stake of an online Newton step.
 *
 * <p>W' = W (1 + l f); then z = f / (1 + l f), a' = a + z^2, l' = clip(l + 2 / (2 - ln 3) z / a',
 * 0, 1/2), from W = 1, l = 0, a = 1.
 *
 * <p>Guarantee: while the conditional mean of f in [-1, 1] is at most 0, W is a nonnegative
 * supermartingale from 1: P(ever W &gt;= A) &lt;= 1/A (Ville), as l is fixed before f. O(1) time
 * and space. Reference: Cutkosky and Orabona 2018, "Black-box reductions for parameter-free online
 * learning in Banach spaces", section 5; Podkopaev et al. 2023, algorithm 2.
 */
final class NewtonStake {

  static final int SIZE = 3;

  private static final double STEP = 2 / (2 - Math.log(3));
  private static final double LARGEST = 0.5;

  private double logWealth;
  private double stake;
  private double squares = 1;

  void take(double payoff) {
    double factor = 1 + stake * payoff;
    logWealth += Math.log(factor);
    double gradient = payoff / factor;
    squares += gradient * gradient;
    stake = Math.max(0, Math.min(LARGEST, stake + STEP * gradient / squares));
  }

  double logWealth() {
    return logWealth;
  }

  int snapshot(double[] to, int at) {
    to[at] = logWealth;
    to[at + 1] = stake;
    to[at + 2] = squares;
    return at + SIZE;
  }

  int restore(double[] from, int at) {
    logWealth = from[at];
    stake = from[at + 1];
    squares = from[at + 2];
    return at + SIZE;
  }
}
