// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/** Sums of positive numbers that are kept as logs; -infinity is 0. */
final class Logs {

  private Logs() {}

  static double sum(double a, double b) {
    double larger = Math.max(a, b);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
  }

  static double sum(double[] logs, int from, int to) {
    double sum = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      sum = sum(sum, logs[i]);
    }
    return sum;
  }
}
