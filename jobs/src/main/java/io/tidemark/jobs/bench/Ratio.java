// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.Arrays;

/**
 * A median of ratios, and the narrowest interval between order statistics that holds the median of
 * their distribution with at least 95 % confidence, whatever that distribution is, where pairs are
 * independent: of 7 it is the least and the greatest, at 98.4 %. With fewer than 6 pairs there is
 * none, and the interval is that of all ratios.
 *
 * @param pairs how many there were
 */
record Ratio(double median, double low, double high, int pairs) {

  private static final double LEAST_CONFIDENCE = 0.95;

  /** Of at least one ratio. */
  static Ratio of(double[] ratios) {
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int cut = cut(n);
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new Ratio(median, sorted[cut], sorted[n - 1 - cut], n);
  }

  /** How many order statistics can be left out at each end. */
  private static int cut(int n) {
    int cut = 0;
    double term = Math.pow(0.5, n);
    double tail = term;
    while (true) {
      term = term * (n - cut) / (cut + 1);
      if (cut + 1 > (n - 1) / 2 || 1 - 2 * (tail + term) < LEAST_CONFIDENCE) {
        return cut;
      }
      tail += term;
      cut++;
    }
  }
}
