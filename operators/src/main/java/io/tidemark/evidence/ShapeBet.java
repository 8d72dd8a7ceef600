// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Bets on one shape of the histogram of ranks: the factor of a rank in bin b is 1 + s g_b, where g
 * is the mean over the bin of a Legendre polynomial, 2u - 1 (ranks too large) or 6u^2 - 6u + 1
 * (ranks at both ends), and s its sign and size. A block takes the mean factor.
 *
 * <p>Null: E[g_b | past] s is at most |s| t for the tolerance t; each factor is divided by 1 + |s|
 * t. Uniform ranks satisfy it with t = 0: bins are equally likely and g sums to 0. Bins lose no
 * validity, only a little power.
 */
record ShapeBet(String kind, double[] logFactors, double[] payoffs, double logPrice)
    implements Bet {

  /** Bets on ranks that are too large (size above 0) or too small. */
  static ShapeBet slope(String kind, double size, double tolerance) {
    double[] g = new double[RankSums.BINS];
    for (int b = 0; b < g.length; b++) {
      g[b] = (2 * b + 1.0) / g.length - 1;
    }
    return of(kind, g, size, tolerance);
  }

  /** Bets on ranks at both ends (size above 0) or in the middle. */
  static ShapeBet curve(String kind, double size, double tolerance) {
    double[] g = new double[RankSums.BINS];
    for (int b = 0; b < g.length; b++) {
      g[b] = g.length * (integral((b + 1.0) / g.length) - integral((double) b / g.length));
    }
    return of(kind, g, size, tolerance);
  }

  private static double integral(double u) {
    return u * (1 + u * (-3 + 2 * u));
  }

  private static ShapeBet of(String kind, double[] g, double size, double tolerance) {
    double[] payoffs = new double[g.length];
    double[] logFactors = new double[g.length];
    for (int b = 0; b < g.length; b++) {
      payoffs[b] = size * g[b];
      logFactors[b] = Math.log1p(payoffs[b]);
    }
    return new ShapeBet(kind, logFactors, payoffs, Math.log1p(Math.abs(size) * tolerance));
  }

  @Override
  public void play(double[] logs, int at, EvidenceUnit unit, long[] sums) {
    double[] values = unit == EvidenceUnit.EVENT ? logFactors : payoffs;
    double sum = 0;
    for (int b = 0; b < values.length; b++) {
      sum += RankSums.bin(sums, b) * values[b];
    }
    logs[at] += unit == EvidenceUnit.EVENT ? sum : Math.log1p(sum / sums[0]);
    logs[at] -= unit.units(sums[0]) * logPrice;
  }
}
