// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The score interval of a binomial rate, for display: centre (r + z^2 / 2n) / (1 + z^2 / n), half
 * width z sqrt(r (1 - r) / n + z^2 / 4n^2) / (1 + z^2 / n), r = x / n, z the normal quantile of 1 -
 * e / 2.
 *
 * <p>Covers with a probability near 1 - e, for n independent trials fixed in advance; it is an
 * approximation and may cover less at single rates. Reference: Wilson 1927.
 */
public final class WilsonInterval {

  private WilsonInterval() {}

  /**
   * The interval of a rate.
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
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(error / 2);
    double share = z * z / trials;
    double rate = (double) hits / trials;
    double centre = (rate + share / 2) / (1 + share);
    double half = Math.sqrt(rate * (1 - rate) * share + share * share / 4) / (1 + share);
    double low = hits == 0 ? 0.0 : Math.max(0.0, centre - half);
    double high = hits == trials ? 1.0 : Math.min(1.0, centre + half);
    return new RateInterval(low, high);
  }
}
