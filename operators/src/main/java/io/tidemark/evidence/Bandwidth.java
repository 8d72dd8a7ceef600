// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.Arrays;

/**
 * The width of a kernel: the median distance of points, frozen after the first ones. Where most
 * points are equal and the median is 0, the mean distance of unequal ones; 1 when all are equal.
 */
final class Bandwidth {

  private Bandwidth() {}

  static double of(double[] points, int count) {
    double[] distances = new double[count * (count - 1) / 2];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        distances[at++] = Math.abs(points[i] - points[j]);
      }
    }
    Arrays.sort(distances);
    double median = distances.length == 0 ? 0 : distances[distances.length / 2];
    return median > 0 ? median : meanOfPositive(distances);
  }

  private static double meanOfPositive(double[] distances) {
    double sum = 0;
    int positive = 0;
    for (double distance : distances) {
      sum += distance;
      positive += distance > 0 ? 1 : 0;
    }
    return positive == 0 ? 1 : sum / positive;
  }
}
