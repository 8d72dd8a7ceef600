// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * LOND: a_t = a g_t (D + 1), D the rejections so far, g_j proportional to log(max(j, 2)) / (j
 * exp(sqrt(log j))).
 *
 * <p>Guarantee: the false discovery rate is at most a at all times if null p-values are uniform or
 * larger and all are independent (or positively dependent, PRDS). O(1). NaN is refused. Reference:
 * Javanmard and Montanari, "On online control of false discovery rate", 2015; Zrnic, Ramdas, Jordan
 * 2021 for dependence.
 */
public final class Lond implements OnlineRule {

  private final double level;
  private long next = 1;
  private long rejections;

  /** A rule that has tested nothing; the level is in (0, 1). */
  public Lond(double level) {
    this.level = Spending.requireLevel(level);
  }

  @Override
  public double level() {
    return level * Spending.javanmard(next) * (rejections + 1);
  }

  @Override
  public boolean test(double pValue) {
    Spending.requirePValue(pValue);
    boolean rejected = pValue <= level();
    rejections += rejected ? 1 : 0;
    next++;
    return rejected;
  }
}
