// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * SAFFRON: spends level only on candidates, p-values of at most l = 1/2: a_t = min(l, (1 - l) [w
 * g_(t - C0) + (a - w) g_(t - t1 - C1) + a sum over k &gt;= 2 of g_(t - tk - Ck)]), tk the k-th
 * rejection, Ck the candidates after it (C0: all so far), w = a / 2, g_j proportional to j^-1.6.
 *
 * <p>Guarantee: the false discovery rate is at most a at all times if null p-values are independent
 * of each other and of the others, and uniform or larger. O(rejections) time and space. NaN is
 * refused. Reference: Ramdas, Zrnic, Wainwright, Jordan, "SAFFRON: an adaptive algorithm for online
 * control of the false discovery rate", 2018.
 */
public final class Saffron implements OnlineRule {

  private static final double CANDIDATE = 0.5;

  private record Rejection(long at, long candidatesBefore) {}

  private final double level;
  private final double start;
  private final List<Rejection> rejections = new ArrayList<>();
  private long next = 1;
  private long candidates;

  /** A rule that has tested nothing; the level is in (0, 1). */
  public Saffron(double level) {
    this.level = Spending.requireLevel(level);
    this.start = level / 2;
  }

  @Override
  public double level() {
    double sum = start * Spending.power(next - candidates);
    for (int k = 0; k < rejections.size(); k++) {
      Rejection rejection = rejections.get(k);
      long since = next - rejection.at() - (candidates - rejection.candidatesBefore());
      sum += (k == 0 ? level - start : level) * Spending.power(since);
    }
    return Math.min(CANDIDATE, (1 - CANDIDATE) * sum);
  }

  @Override
  public boolean test(double pValue) {
    Spending.requirePValue(pValue);
    boolean rejected = pValue <= level();
    candidates += pValue <= CANDIDATE ? 1 : 0;
    if (rejected) {
      rejections.add(new Rejection(next, candidates));
    }
    next++;
    return rejected;
  }
}
