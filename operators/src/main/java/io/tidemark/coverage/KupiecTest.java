// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Kupiec's test of the proportion of failures: LR = 2 [l(x / n) - l(p)], l(q) = x ln q + (n - x)
 * ln(1 - q).
 *
 * <p>Null: n independent trials, n fixed in advance, each missing with probability p. LR is then
 * approximately chi-squared with one degree of freedom; below n p = 10 use {@link #exact}: at n =
 * 250, p = .01 the approximate test at 5% rejects a true null in 9.5%. Reference: Kupiec,
 * "Techniques for verifying the accuracy of risk measurement models", 1995.
 */
public final class KupiecTest {

  private KupiecTest() {}

  /**
   * The test by the chi-squared approximation, O(1).
   *
   * @param misses x in [0, n]
   * @param trials n at least 0
   * @param rate p in (0, 1)
   */
  public static TestResult of(long misses, long trials, double rate) {
    return LikelihoodRatio.test(statistic(misses, trials, rate), 1);
  }

  /**
   * The same statistic with its exact law: p-value = P(LR of a binomial draw &gt;= LR). O(n).
   *
   * @param misses x in [0, n]
   * @param trials n in [0, 2^31)
   * @param rate p in (0, 1)
   */
  public static TestResult exact(long misses, long trials, double rate) {
    double statistic = statistic(misses, trials, rate);
    int n = Math.toIntExact(trials);
    BinomialDistribution law = BinomialDistribution.of(n, rate);
    double pValue = 0;
    for (int k = 0; k <= n; k++) {
      // Equal statistics of the two sides must not be split by rounding.
      if (statistic(k, n, rate) >= statistic * (1 - 1e-12)) {
        pValue += law.probability(k);
      }
    }
    return new TestResult(statistic, Math.min(1.0, pValue));
  }

  private static double statistic(long misses, long trials, double rate) {
    RateInterval.require(misses, trials, 0.5);
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in (0, 1): was " + rate);
    }
    return 2
        * (LikelihoodRatio.best(misses, trials)
            - LikelihoodRatio.logLikelihood(misses, trials, rate));
  }
}
