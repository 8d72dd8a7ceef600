// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The Basel traffic light: P(X &lt;= x) of a binomial number X of misses; yellow from .95, red from
 * .9999.
 *
 * <p>While n independent trials, n fixed in advance, miss with probability at most p, the light is
 * yellow or red with probability at most .05 + P(X = x0) and red with at most .0001 + P(X = x1), x0
 * and x1 the least misses of each zone. Reference: Basel Committee, "Supervisory framework for the
 * use of backtesting", 1996, table 2.
 *
 * @param probability P(X &lt;= x)
 */
public record TrafficLight(Zone zone, double probability) {

  private static final double YELLOW = 0.95;
  private static final double RED = 0.9999;

  /** Colours. */
  public enum Zone {
    GREEN,
    YELLOW,
    RED
  }

  /**
   * The light after some trials.
   *
   * @param misses x in [0, n]
   * @param trials n in [0, 2^31)
   * @param rate p in (0, 1)
   */
  public static TrafficLight of(long misses, long trials, double rate) {
    RateInterval.require(misses, trials, 0.5);
    double probability =
        BinomialDistribution.of(Math.toIntExact(trials), rate).cumulativeProbability((int) misses);
    Zone calm = probability >= YELLOW ? Zone.YELLOW : Zone.GREEN;
    return new TrafficLight(probability >= RED ? Zone.RED : calm, probability);
  }
}
