// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * The simple jumper, a conformal test martingale: expert e holds capital C_e, and a rank p turns it
 * into ((1 - J) C_e + (J / K) sum C) (1 + e (p - 1/2)).
 *
 * <p>Of n ranks in one observation, all jumps are made before the first: (1 - J)^n of a capital
 * stays, the rest is spread, and each expert multiplies its factors. With n = 1 this is the
 * published step. A block takes its mean rank as p.
 *
 * <p>Null: |E[p | past] - 1/2| is at most the tolerance t; each factor is divided by 1 + |e| t.
 * Uniform p-values, independent of the past, satisfy it with t = 0. Ranks in a frozen reference of
 * m scores do not: their mean is off by about sqrt(1 / (12 m)) for good. Reference: Vovk, Petej,
 * Nouretdinov et al., "Retrain or not retrain: conformal test martingales for change-point
 * detection", 2021 (arXiv 2102.10439).
 */
record JumperBet(double jump, double[] slopes, double tolerance) implements Bet {

  private static final double[] THREE = {-1, 0, 1};
  private static final double[] FIVE = {-1, -0.5, 0, 0.5, 1};

  static JumperBet of(double jump, int experts, double tolerance) {
    return new JumperBet(jump, experts == THREE.length ? THREE : FIVE, tolerance);
  }

  @Override
  public String kind() {
    return "shift";
  }

  @Override
  public int experts() {
    return slopes.length;
  }

  @Override
  public void play(double[] logs, int at, EvidenceUnit unit, long[] sums) {
    long units = unit.units(sums[0]);
    double logStay = units * Math.log1p(-jump);
    double logMoved =
        Logs.sum(logs, at, at + slopes.length)
            + Math.log(-Math.expm1(logStay))
            - Math.log(slopes.length);
    for (int e = 0; e < slopes.length; e++) {
      double kept = Logs.sum(logs[at + e] + logStay, logMoved);
      double price = units * Math.log1p(Math.abs(slopes[e]) * tolerance);
      logs[at + e] = kept + logFactor(slopes[e], unit, sums) - price;
    }
  }

  private static double logFactor(double slope, EvidenceUnit unit, long[] sums) {
    return unit == EvidenceUnit.EVENT
        ? RankSums.logFactor(sums, slope)
        : Math.log1p(slope * (RankSums.mean(sums) - 0.5));
  }
}
