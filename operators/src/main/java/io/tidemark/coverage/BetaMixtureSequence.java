// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * A confidence sequence of a rate: all p with B(a + x, b + n - x) / B(a, b) &lt; p^x (1 - p)^(n -
 * x) / e, with a = b = 1/2.
 *
 * <p>Covers the rate at all times at once with probability at least 1 - e, however often it is
 * looked at, when every trial misses with the same conditional probability p; with a drifting rate
 * it is a test of "always p". O(1): two counters. Reference: Robbins 1970; Ville's inequality.
 */
public final class BetaMixtureSequence {

  private static final double PRIOR = 0.5;
  private static final int BISECTIONS = 60;

  private BetaMixtureSequence() {}

  /**
   * The sequence after some trials.
   *
   * @param hits x in [0, n]
   * @param trials n at least 0; [0, 1] when 0
   * @param error e in (0, 1)
   */
  public static RateInterval of(long hits, long trials, double error) {
    RateInterval.require(hits, trials, error);
    if (trials == 0) {
      return new RateInterval(0.0, 1.0);
    }
    double mixture =
        LogBeta.value(PRIOR + hits, PRIOR + trials - hits) - LogBeta.value(PRIOR, PRIOR);
    double limit = mixture + Math.log(error);
    DoublePredicate kept = p -> logLikelihood(hits, trials, p) > limit;
    double rate = (double) hits / trials;
    double low = hits == 0 ? 0.0 : bisect(0.0, rate, kept);
    double high = hits == trials ? 1.0 : bisect(1.0, rate, kept);
    return new RateInterval(low, high);
  }

  private static double logLikelihood(long hits, long trials, double p) {
    double hit = hits == 0 ? 0.0 : hits * Math.log(p);
    double miss = hits == trials ? 0.0 : (trials - hits) * Math.log1p(-p);
    return hit + miss;
  }

  private static double bisect(double outside, double inside, DoublePredicate kept) {
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (outside + inside) / 2;
      if (kept.test(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }
}
