// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import io.tidemark.quantile.ScoreDistribution;
import java.util.Arrays;

/**
 * Shares of two distributions in bins that the reference alone fixes: those between its tenths,
 * (e_i, e_(i+1)], the outer ones without end, so infinite scores count. Equal tenths make one bin.
 *
 * <p>A share is (count + 1/2) / (n + B/2), so that no bin is empty. Population stability index: sum
 * (a - b) ln(a / b). Jensen-Shannon divergence: the mean of both relative entropies to (a + b) / 2.
 * To first order both are chi-square: by 1/n + 1/m, and by an eighth of it.
 *
 * @param reference shares b
 * @param current shares a
 */
record TenthShares(double[] reference, double[] current) {

  private static final int BINS = 10;

  static TenthShares of(ScoreDistribution reference, ScoreDistribution current) {
    double[] edges = edges(reference);
    return new TenthShares(shares(reference, edges), shares(current, edges));
  }

  private static double[] edges(ScoreDistribution reference) {
    double[] edges = new double[BINS - 1];
    for (int i = 1; i < BINS; i++) {
      edges[i - 1] = reference.atRank(Math.ceil(reference.count() * i / (double) BINS));
    }
    return Arrays.stream(edges).filter(Double::isFinite).distinct().toArray();
  }

  private static double[] shares(ScoreDistribution scores, double[] edges) {
    double[] shares = new double[edges.length + 1];
    double above = scores.count();
    for (int i = 0; i <= edges.length; i++) {
      double beyond = i == edges.length ? 0 : scores.countAbove(edges[i]);
      shares[i] = (above - beyond + 0.5) / (scores.count() + 0.5 * shares.length);
      above = beyond;
    }
    return shares;
  }

  int bins() {
    return reference.length;
  }

  double stability() {
    double sum = 0;
    for (int i = 0; i < reference.length; i++) {
      sum += (current[i] - reference[i]) * Math.log(current[i] / reference[i]);
    }
    return sum;
  }

  /** In nats. */
  double jensenShannon() {
    double sum = 0;
    for (int i = 0; i < reference.length; i++) {
      double middle = (current[i] + reference[i]) / 2;
      sum += current[i] * Math.log(current[i] / middle) / 2;
      sum += reference[i] * Math.log(reference[i] / middle) / 2;
    }
    return Math.max(0, sum);
  }
}
