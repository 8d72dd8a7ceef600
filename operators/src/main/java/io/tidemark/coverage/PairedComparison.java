// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Two models judged on the same predictions: a two by two table. Only pairs on which they differ
 * tell which is better.
 *
 * @param both pairs hit by A and by B
 * @param onlyA pairs hit by A alone
 * @param onlyB pairs hit by B alone
 * @param neither pairs hit by none
 */
public record PairedComparison(long both, long onlyA, long onlyB, long neither) {

  /** Refuses negative counts. */
  public PairedComparison {
    if (both < 0 || onlyA < 0 || onlyB < 0 || neither < 0) {
      throw new IllegalArgumentException(
          "pairs must be at least 0: were %d, %d, %d, %d".formatted(both, onlyA, onlyB, neither));
    }
  }

  /**
   * McNemar's exact test of equal rates, two-sided: under the null the pairs hit by A alone are
   * binomial with probability 1/2 among the differing ones, for independent pairs. Its size is at
   * most the level. The statistic is the smaller of the two counts.
   */
  public TestResult mcNemar() {
    int few = Math.toIntExact(Math.min(onlyA, onlyB));
    int differing = Math.toIntExact(onlyA + onlyB);
    double tail = BinomialDistribution.of(differing, 0.5).cumulativeProbability(few);
    return new TestResult(few, Math.min(1.0, 2 * tail));
  }

  /**
   * Posterior probability that A's rate is above B's, with a uniform prior of the four cells: P(q
   * &gt; 1/2), q of law Beta(1 + onlyA, 1 + onlyB).
   */
  public double probabilityAAboveB() {
    return BetaDistribution.of(1.0 + onlyA, 1.0 + onlyB).survivalProbability(0.5);
  }
}
