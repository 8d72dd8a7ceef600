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

  /** Ranks of outcomes in their forecasts lie at both ends. */
  static final String TOO_NARROW = "too narrow";

  /** They lie in the middle. */
  static final String TOO_WIDE = "too wide";

  /** They are large: forecasts are too low. */
  static final String BIASED_LOW = "biased low";

  /** They are small: forecasts are too high. */
  static final String BIASED_HIGH = "biased high";

  /** A bet on ranks that are too large (size above 0) or too small. */
  static ShapeBet onSlope(double size, double tolerance) {
    double[] payoffs = new double[RankSums.BINS];
    for (int b = 0; b < payoffs.length; b++) {
      payoffs[b] = size * slope(b);
    }
    return of(size > 0 ? BIASED_LOW : BIASED_HIGH, payoffs, size, tolerance);
  }

  /** A bet on ranks at both ends (size above 0) or in the middle. */
  static ShapeBet onCurve(double size, double tolerance) {
    double[] payoffs = new double[RankSums.BINS];
    for (int b = 0; b < payoffs.length; b++) {
      payoffs[b] = size * curve(b);
    }
    return of(size > 0 ? TOO_NARROW : TOO_WIDE, payoffs, size, tolerance);
  }

  /** Mean of 2u - 1 over a bin. */
  static double slope(int bin) {
    return (2 * bin + 1.0) / RankSums.BINS - 1;
  }

  /** Mean of 6u^2 - 6u + 1 over a bin. */
  static double curve(int bin) {
    double from = (double) bin / RankSums.BINS;
    double to = (bin + 1.0) / RankSums.BINS;
    return RankSums.BINS * (integral(to) - integral(from));
  }

  private static double integral(double u) {
    return u * (1 + u * (-3 + 2 * u));
  }

  private static ShapeBet of(String kind, double[] payoffs, double size, double tolerance) {
    double[] logFactors = new double[payoffs.length];
    for (int b = 0; b < payoffs.length; b++) {
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
