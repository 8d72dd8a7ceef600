// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import java.util.Arrays;

/** Numbers of independent runs. */
record Sample(double[] sorted) {

  static Sample of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  /** Standard error of the mean. */
  double error() {
    double mean = mean();
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (sorted.length - 1.0) / sorted.length);
  }

  /** The smallest number that a share of all is at most; infinite where runs never ended. */
  double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(1, rank) - 1];
  }

  double shareAtMost(double limit) {
    return (double) Arrays.stream(sorted).filter(x -> x <= limit).count() / sorted.length;
  }
}
