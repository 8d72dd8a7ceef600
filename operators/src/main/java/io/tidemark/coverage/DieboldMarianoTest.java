// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Diebold-Mariano test of equal mean loss of two models on the same predictions: mean(d) /
 * sqrt(v / n), d the differences of the losses, v = g_0 + 2 sum over k &lt;= L of (1 - k / (L + 1))
 * g_k their long-run variance, g_k autocovariances (divisor n), L = floor(n^(1/3)).
 *
 * <p>Null: E[d] = 0; d stationary with short memory. The statistic is then approximately standard
 * normal; two-sided. O(n L) time. Without differences, or with none that vary, the p-value is 1
 * when all are 0, else NaN. Reference: Diebold and Mariano, "Comparing predictive accuracy", 1995;
 * weights: Newey and West 1987.
 */
public final class DieboldMarianoTest {

  private DieboldMarianoTest() {}

  /** The test; above 0 when the first model loses more. */
  public static TestResult of(double[] lossesA, double[] lossesB) {
    if (lossesA.length != lossesB.length) {
      throw new IllegalArgumentException(
          "losses must be as many of both models: were " + lossesA.length + ", " + lossesB.length);
    }
    int n = lossesA.length;
    double mean = 0;
    for (int t = 0; t < n; t++) {
      mean += (lossesA[t] - lossesB[t]) / n;
    }
    double[] centred = new double[n];
    for (int t = 0; t < n; t++) {
      centred[t] = lossesA[t] - lossesB[t] - mean;
    }
    if (n == 0 || (mean == 0 && autocovariance(centred, 0) == 0)) {
      return new TestResult(0, 1);
    }
    double statistic = mean / Math.sqrt(longRunVariance(centred) / n);
    double tail = NormalDistribution.of(0, 1).survivalProbability(Math.abs(statistic));
    return new TestResult(statistic, Math.min(1.0, 2 * tail));
  }

  private static double longRunVariance(double[] centred) {
    // The cube root of a cube must not fall below it by rounding.
    int lags = (int) Math.floor(Math.cbrt(centred.length) + 1e-9);
    double variance = autocovariance(centred, 0);
    for (int k = 1; k <= lags; k++) {
      variance += 2 * (1 - k / (lags + 1.0)) * autocovariance(centred, k);
    }
    return variance;
  }

  private static double autocovariance(double[] centred, int lag) {
    double sum = 0;
    for (int t = lag; t < centred.length; t++) {
      sum += centred[t] * centred[t - lag];
    }
    return sum / centred.length;
  }
}
