// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The equal-tailed credible interval of a rate, quantiles e / 2 and 1 - e / 2 of Beta(b + x, b + n
 * - x), for display.
 *
 * <p>Holds the rate with posterior probability 1 - e if its prior is Beta(b, b); averaged over that
 * prior it covers with probability 1 - e. At single rates it may cover less. The number of trials
 * must not depend on the hits. Reference: Brown, Cai, DasGupta, "Interval estimation for a binomial
 * proportion", 2001.
 */
public final class PosteriorInterval {

  private PosteriorInterval() {}

  /**
   * With Jeffreys' prior, b = 1/2; the end is 0 without hits and 1 without others.
   *
   * @param hits x in [0, n]
   * @param trials n at least 0; [0, 1] when 0
   * @param error e in (0, 1)
   */
  public static RateInterval jeffreys(long hits, long trials, double error) {
    RateInterval inner = of(hits, trials, error, 0.5);
    return new RateInterval(hits == 0 ? 0.0 : inner.low(), hits == trials ? 1.0 : inner.high());
  }

  /**
   * With the uniform prior, b = 1.
   *
   * @param hits x in [0, n]
   * @param trials n at least 0
   * @param error e in (0, 1)
   */
  public static RateInterval uniform(long hits, long trials, double error) {
    return of(hits, trials, error, 1);
  }

  private static RateInterval of(long hits, long trials, double error, double prior) {
    RateInterval.require(hits, trials, error);
    BetaDistribution posterior = BetaDistribution.of(prior + hits, prior + trials - hits);
    return new RateInterval(
        posterior.inverseCumulativeProbability(error / 2),
        posterior.inverseSurvivalProbability(error / 2));
  }
}
