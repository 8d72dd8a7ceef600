// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * LORD++: a_t = g_t w + (a - w) g_(t - t1) + a sum over k &gt;= 2 of g_(t - tk), tk the k-th
 * rejection, w = a / 10, g_j proportional to log(max(j, 2)) / (j exp(sqrt(log j))).
 *
 * <p>Guarantee: the false discovery rate is at most a at all times if null p-values are independent
 * of each other and of the others, and uniform or larger. O(rejections) time and space. NaN is
 * refused. Reference: Ramdas, Yang, Wainwright, Jordan, "Online control of the false discovery rate
 * with decaying memory", 2017.
 */
public final class LordPlusPlus implements OnlineRule {

  private final double level;
  private final double start;
  private final List<Long> rejections = new ArrayList<>();
  private long next = 1;

  /** A rule that has tested nothing; the level is in (0, 1). */
  public LordPlusPlus(double level) {
    this.level = Spending.requireLevel(level);
    this.start = level / 10;
  }

  @Override
  public double level() {
    double sum = Spending.javanmard(next) * start;
    for (int k = 0; k < rejections.size(); k++) {
      sum += (k == 0 ? level - start : level) * Spending.javanmard(next - rejections.get(k));
    }
    return sum;
  }

  @Override
  public boolean test(double pValue) {
    Spending.requirePValue(pValue);
    boolean rejected = pValue <= level();
    if (rejected) {
      rejections.add(next);
    }
    next++;
    return rejected;
  }
}
