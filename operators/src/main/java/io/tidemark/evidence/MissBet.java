// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Bets that the miss rate is q instead of p0: the factor of an outcome x is 1 + l (x - p0) with l =
 * (q - p0) / (p0 (1 - p0)), which is q / p0 for a miss and (1 - q) / (1 - p0) for a hit. An
 * observation of events multiplies the factors; one of a block takes x as its miss fraction.
 *
 * <p>Null: the conditional miss rate is at most p0 (q above p0), or at least p0 (q below). Then E[x
 * - p0 | past] has the sign opposite to l, so each factor's conditional mean is at most 1; no
 * independence is needed. Reference: Shin, Ramdas, Rinaldo, "E-detectors", 2023, section 4.
 */
record MissBet(double nullRate, double slope, double logMiss, double logHit) implements Bet {

  static MissBet on(double rate, double nullRate) {
    double slope = (rate - nullRate) / (nullRate * (1 - nullRate));
    return new MissBet(
        nullRate, slope, Math.log1p(slope * (1 - nullRate)), Math.log1p(-slope * nullRate));
  }

  @Override
  public String kind() {
    return slope > 0 ? "under-coverage" : "over-coverage";
  }

  @Override
  public void play(double[] logs, int at, EvidenceUnit unit, long[] sums) {
    logs[at] +=
        unit == EvidenceUnit.EVENT
            ? sums[1] * logMiss + (sums[0] - sums[1]) * logHit
            : Math.log1p(slope * ((double) sums[1] / sums[0] - nullRate));
  }
}
