// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Two models judged on different predictions: hits of A and of B among independent trials.
 *
 * @param hitsA in [0, trialsA]
 * @param hitsB in [0, trialsB]
 */
public record RateComparison(long hitsA, long trialsA, long hitsB, long trialsB) {

  /** Refuses impossible counts. */
  public RateComparison {
    RateInterval.require(hitsA, trialsA, 0.5);
    RateInterval.require(hitsB, trialsB, 0.5);
  }

  /**
   * Posterior probability that A's rate is above B's, with independent uniform priors: with Beta(a,
   * b) and Beta(c, d) the posteriors of B and A, the sum over i &lt; c of B(a + i, b + d) / ((d +
   * i) B(1 + i, d) B(a, b)). Exact, O(hits of A).
   */
  public double probabilityAAboveB() {
    double a = 1.0 + hitsB;
    double b = 1.0 + trialsB - hitsB;
    double d = 1.0 + trialsA - hitsA;
    double logPosterior = LogBeta.value(a, b);
    double sum = 0;
    for (long i = 0; i <= hitsA; i++) {
      double log = LogBeta.value(a + i, b + d) - LogBeta.value(1.0 + i, d) - logPosterior;
      sum += Math.exp(log) / (d + i);
    }
    return Math.min(1.0, sum);
  }

  /**
   * Fisher's exact test of equal rates, two-sided: the probability of all tables with the same
   * margins that are no likelier than this one. Its size is at most the level. The statistic is the
   * odds ratio of A to B. O(trials); at most 2^31 - 1 trials in all.
   */
  public TestResult fisher() {
    HypergeometricDistribution law =
        HypergeometricDistribution.of(
            Math.toIntExact(trialsA + trialsB),
            Math.toIntExact(hitsA + hitsB),
            Math.toIntExact(trialsA));
    // Tables as likely as this one must not be lost by rounding.
    double likely = law.probability((int) hitsA) * (1 + 1e-7);
    double pValue = 0;
    for (int k = law.getSupportLowerBound(); k <= law.getSupportUpperBound(); k++) {
      double probability = law.probability(k);
      pValue += probability <= likely ? probability : 0;
    }
    double odds = (double) hitsA * (trialsB - hitsB) / ((double) hitsB * (trialsA - hitsA));
    return new TestResult(odds, Math.min(1.0, pValue));
  }
}
