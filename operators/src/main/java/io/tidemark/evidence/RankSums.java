// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Sums of ranks p in [0, 1]: trials; p; log(1 + e (p - 1/2)) for the slopes e = -1, -1/2, 1/2, 1;
 * counts in ten equal bins. Reals are in fixed point, 2^-36 each: 10^8 ranks fit.
 *
 * <p>Logs are rounded down, so a factor's mean under its null stays at most 1; it loses less than
 * 1.5e-11 an event. A rank is rounded to the nearest.
 */
public final class RankSums {

  /** Bins of a rank. */
  public static final int BINS = 10;

  static final double SCALE = 0x1p36;

  private static final double[] SLOPES = {-1, -0.5, 0.5, 1};
  private static final int FIRST_LOG = 2;
  private static final int FIRST_BIN = FIRST_LOG + SLOPES.length;
  static final int SIZE = FIRST_BIN + BINS;

  private RankSums() {}

  /** Adds one rank; NaN and values outside [0, 1] are refused and change nothing. */
  public static void add(long[] sums, double rank) {
    if (!(rank >= 0 && rank <= 1)) {
      throw new IllegalArgumentException("a rank must be in [0, 1]: was " + rank);
    }
    sums[0]++;
    sums[1] += Math.round(rank * SCALE);
    for (int i = 0; i < SLOPES.length; i++) {
      sums[FIRST_LOG + i] += (long) Math.floor(Math.log1p(SLOPES[i] * (rank - 0.5)) * SCALE);
    }
    sums[FIRST_BIN + Math.min(BINS - 1, (int) (rank * BINS))]++;
  }

  /** Ranks in a bin; the last bin holds 1 too. */
  public static long bin(long[] sums, int bin) {
    return sums[FIRST_BIN + bin];
  }

  /** Mean of the ranks; NaN without any. */
  public static double mean(long[] sums) {
    return sums[1] / SCALE / sums[0];
  }

  /** Sum of the logs of one of the slopes, or of 0. */
  static double logFactor(long[] sums, double slope) {
    if (slope == 0) {
      return 0;
    }
    for (int i = 0; i < SLOPES.length; i++) {
      if (SLOPES[i] == slope) {
        return sums[FIRST_LOG + i] / SCALE;
      }
    }
    throw new IllegalArgumentException("slope must be one of -1, -.5, 0, .5, 1: was " + slope);
  }
}
