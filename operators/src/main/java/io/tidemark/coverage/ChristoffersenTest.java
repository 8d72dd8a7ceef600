// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * Christoffersen's tests of misses that cluster: LR = 2 [l(p01) + l(p11) - l(p)], likelihoods of a
 * first-order Markov chain with own miss rates after a hit and after a miss, against one rate.
 *
 * <p>Null: misses are independent of the outcome just before. LR is then approximately chi-squared
 * with one degree of freedom; together with Kupiec's statistic, with two. Approximate: with few
 * misses the size is off (.073 at 250 outcomes, p = .1, level 5%). Reference: Christoffersen,
 * "Evaluating interval forecasts", 1998, sections 3.1 to 3.3.
 */
public final class ChristoffersenTest {

  private ChristoffersenTest() {}

  /** Whether a miss depends on the outcome before. */
  public static TestResult independence(Transitions n) {
    double after =
        LikelihoodRatio.best(n.n01(), n.n00() + n.n01())
            + LikelihoodRatio.best(n.n11(), n.n10() + n.n11());
    long trials = n.n00() + n.n01() + n.n10() + n.n11();
    double alike = LikelihoodRatio.best(n.n01() + n.n11(), trials);
    return LikelihoodRatio.test(2 * (after - alike), 1);
  }

  /**
   * Conditional coverage: the rate is p and a miss doesn't depend on the outcome before.
   *
   * @param misses in [0, trials]
   * @param trials all outcomes, one more than transitions
   * @param rate p in (0, 1)
   */
  public static TestResult conditionalCoverage(
      long misses, long trials, double rate, Transitions transitions) {
    double statistic =
        KupiecTest.of(misses, trials, rate).statistic() + independence(transitions).statistic();
    return LikelihoodRatio.test(statistic, 2);
  }
}
