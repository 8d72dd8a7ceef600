// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.Arrays;

/**
 * Bets that ranks go on falling into bins as they have: the factor of a rank in bin b is B p_b, p_b
 * = (n_b + 1) / (n + B), with B = 10 bins and n_b the earlier ranks of the bin, of which each new
 * one lets a share 1 / memory fade. It finds any shape, later than a bet on the right one.
 *
 * <p>Null: each bin's conditional probability is within a share t, the tolerance, of 1 / B. Then
 * E[B p_b | past] = 1 + B sum (q_b - 1/B) (p_b - 1/B) is at most 1 + t sum |p_b - 1/B|, by which
 * factors are divided. A block takes the mean factor.
 *
 * <p>The kind is the shape of the ranks remembered, by the larger of the means of the two payoffs
 * of {@link ShapeBet}. Constant time; ten numbers.
 */
final class HistogramBet implements Bet {

  private static final int BINS = RankSums.BINS;

  private final double memory;
  private final double tolerance;
  private final double[] counts = new double[BINS];

  /**
   * A bet that has seen nothing.
   *
   * @param memory ranks, at least 1; +infinity never forgets
   * @param tolerance at least 0
   */
  HistogramBet(double memory, double tolerance) {
    this.memory = memory;
    this.tolerance = tolerance;
  }

  @Override
  public String kind() {
    double slope = 0;
    double curve = 0;
    for (int b = 0; b < BINS; b++) {
      slope += counts[b] * ShapeBet.slope(b);
      curve += counts[b] * ShapeBet.curve(b);
    }
    if (Math.abs(curve) > Math.abs(slope)) {
      return curve > 0 ? ShapeBet.TOO_NARROW : ShapeBet.TOO_WIDE;
    }
    return slope > 0 ? ShapeBet.BIASED_LOW : ShapeBet.BIASED_HIGH;
  }

  @Override
  public void play(double[] logs, int at, EvidenceUnit unit, long[] sums) {
    double total = Arrays.stream(counts).sum() + BINS;
    double logSum = 0;
    double sum = 0;
    double distance = 0;
    for (int b = 0; b < BINS; b++) {
      double share = (counts[b] + 1) / total;
      logSum += RankSums.bin(sums, b) * Math.log(BINS * share);
      sum += RankSums.bin(sums, b) * BINS * share;
      distance += Math.abs(share - 1.0 / BINS);
    }
    logs[at] += unit == EvidenceUnit.EVENT ? logSum : Math.log(sum / sums[0]);
    logs[at] -= unit.units(sums[0]) * Math.log1p(tolerance * distance);
    learn(sums);
  }

  private void learn(long[] sums) {
    double kept = Math.exp(sums[0] * Math.log1p(-1 / memory));
    for (int b = 0; b < BINS; b++) {
      counts[b] = counts[b] * kept + RankSums.bin(sums, b);
    }
  }

  @Override
  public int memorySize() {
    return BINS;
  }

  @Override
  public void forget() {
    Arrays.fill(counts, 0);
  }

  @Override
  public int snapshot(double[] to, int at) {
    System.arraycopy(counts, 0, to, at, BINS);
    return at + BINS;
  }

  @Override
  public int restore(double[] from, int at) {
    System.arraycopy(from, at, counts, 0, BINS);
    return at + BINS;
  }
}
