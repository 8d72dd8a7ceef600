// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.EvidenceUnit;

/**
 * About how many evidence units a rollup needs to show that its miss rate has doubled to q: log A
 * over the growth of log evidence a unit, for the best of the bets l = (r - p0) / (p0 (1 - p0)) on
 * rates r above the null rate p0.
 *
 * <p>The growth is E log(1 + l (X / n - p0)) with X binomial in (n, q), n the mean trials of a unit
 * (1 for events, at most {@value #MOST_TRIALS} for blocks, where the spread no longer matters).
 * Assumes independent misses. It is an estimate: by it .1 to .2 at A = 1e6 takes 311 events, and
 * simulated Shiryaev-Roberts runs took 227 on average, as they need not start at the change.
 */
final class DetectionTime {

  static final int MOST_TRIALS = 200;

  /** Rates bet on, as shares of the way from the null rate to 1: the detectors' default grid. */
  private static final double[] SHARES = {1.0 / 30, 2.0 / 30, 1.0 / 9, 1.0 / 6, 5.0 / 18, 4.0 / 9};

  private DetectionTime() {}

  /**
   * Units to an alarm at a doubled rate; +infinity when the doubled rate is no fault under the null
   * rate.
   *
   * @param target in (0, 1); twice of it counts as at most the middle between the target and 1
   * @param nullRate p0 in (0, 1)
   * @param averageRunLength A above 1
   * @param trialsPerUnit mean, at least 1 or NaN when unknown, which counts as 1
   */
  static double units(
      double target,
      double nullRate,
      double averageRunLength,
      EvidenceUnit unit,
      double trialsPerUnit) {
    double rate = Math.min(2 * target, (1 + target) / 2);
    if (rate <= nullRate) {
      return Double.POSITIVE_INFINITY;
    }
    int n =
        unit == EvidenceUnit.EVENT || !(trialsPerUnit >= 1)
            ? 1
            : (int) Math.min(MOST_TRIALS, Math.round(trialsPerUnit));
    double growth = 0;
    for (double share : SHARES) {
      growth = Math.max(growth, growth(nullRate + (1 - nullRate) * share, rate, nullRate, n));
    }
    return growth > 0 ? Math.log(averageRunLength) / growth : Double.POSITIVE_INFINITY;
  }

  private static double growth(double betOn, double rate, double nullRate, int n) {
    double slope = (betOn - nullRate) / (nullRate * (1 - nullRate));
    double logOdds = Math.log(rate) - Math.log1p(-rate);
    double logMass = n * Math.log1p(-rate);
    double growth = 0;
    for (int x = 0; x <= n; x++) {
      growth += Math.exp(logMass) * Math.log1p(slope * ((double) x / n - nullRate));
      logMass += Math.log((double) (n - x) / (x + 1)) + logOdds;
    }
    return growth;
  }
}
