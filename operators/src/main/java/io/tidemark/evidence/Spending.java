// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/** Sequences of shares that sum to at most 1 and checks that online rules share. */
final class Spending {

  private static final double JAVANMARD = 0.07720838;
  private static final double POWER = 1.6;

  /** 1 / zeta(1.6), rounded down. */
  private static final double POWER_SHARE = 0.43749016577;

  private Spending() {}

  /** Proportional to log(max(j, 2)) / (j exp(sqrt(log j))), j at least 1. */
  static double javanmard(long j) {
    return JAVANMARD * Math.log(Math.max(j, 2)) / (j * Math.exp(Math.sqrt(Math.log(j))));
  }

  /** Proportional to j^-1.6, j at least 1. */
  static double power(long j) {
    return POWER_SHARE * Math.pow(j, -POWER);
  }

  static double requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1): was " + level);
    }
    return level;
  }

  static void requirePValue(double pValue) {
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("a p-value must be in [0, 1]: was " + pValue);
    }
  }
}
