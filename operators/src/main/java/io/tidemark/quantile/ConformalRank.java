// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The conformal rank ceil((n + 1)(1 - a)), with a read as the decimal number it is written as: the
 * binary double nearest to 0.3 is a little smaller, and would give rank 8 of 9 where 7 is meant.
 *
 * <p>Reference: Vovk, Gammerman, Shafer 2005, section 2.2; Lei et al. 2018, algorithm 2.
 */
public final class ConformalRank {

  /** Nearer than this to a whole number, doubles do not decide. */
  private static final double DOUBT = 1e-6;

  private ConformalRank() {}

  /**
   * The rank; larger than n when n scores are too few, 0 or less when the level reaches 1.
   *
   * @param n number of scores, at least 0
   * @param miscoverage finite
   */
  public static long of(long n, double miscoverage) {
    double rank = (n + 1) * (1.0 - miscoverage);
    if (Math.abs(rank - Math.rint(rank)) > DOUBT) {
      return (long) Math.ceil(rank);
    }
    return BigDecimal.ONE
        .subtract(BigDecimal.valueOf(miscoverage))
        .multiply(BigDecimal.valueOf(n + 1))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }
}
