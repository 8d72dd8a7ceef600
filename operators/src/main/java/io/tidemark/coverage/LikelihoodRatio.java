// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Binomial log-likelihoods and the chi-squared law of twice their difference. */
final class LikelihoodRatio {

  private LikelihoodRatio() {}

  /** x ln q + (n - x) ln(1 - q), with 0 ln 0 = 0. */
  static double logLikelihood(long hits, long trials, double rate) {
    double hit = hits == 0 ? 0.0 : hits * Math.log(rate);
    double other = hits == trials ? 0.0 : (trials - hits) * Math.log1p(-rate);
    return hit + other;
  }

  /** The largest log-likelihood. */
  static double best(long hits, long trials) {
    return trials == 0 ? 0.0 : logLikelihood(hits, trials, (double) hits / trials);
  }

  static TestResult test(double statistic, int freedoms) {
    double positive = Math.max(0.0, statistic);
    return new TestResult(
        positive, ChiSquaredDistribution.of(freedoms).survivalProbability(positive));
  }
}
