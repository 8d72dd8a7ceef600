// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/**
 * One pass of the merging t-digest over ascending centroids: neighbours are joined while k(q_right)
 * - k(q_left) is at most 1, with k(q) = (200 / 2 pi) asin(2 q - 1) and q the share of mass before
 * and with the joint centroid. The outermost centroids stay as they are.
 *
 * <p>No error bound. O(m) time; at most 202 centroids. Reference: Dunning and Ertl 2019, algorithm
 * 1 and equation 2.
 */
final class CentroidCompression {

  private static final double COMPRESSION = 200.0;

  private final double[] means;
  private final double[] weights;
  private int size;

  private CentroidCompression(double[] means, double[] weights) {
    this.means = means;
    this.weights = weights;
  }

  /** Fewer centroids of the same mass. */
  static ScoreDistribution compress(ScoreDistribution scores) {
    CentroidCompression c = new CentroidCompression(scores.means(), scores.weights());
    c.run(Arrays.stream(c.weights).sum());
    return new ScoreDistribution(
        Arrays.copyOf(c.means, c.size),
        Arrays.copyOf(c.weights, c.size),
        scores.negativeInfinities(),
        scores.positiveInfinities());
  }

  private void run(double total) {
    double before = 0;
    for (int i = 0; i < means.length; i++) {
      boolean inner = size > 1 && i < means.length - 1;
      if (inner && k(before + weights[size - 1] + weights[i], total) - k(before, total) <= 1) {
        join(i);
      } else {
        before += size > 0 ? weights[size - 1] : 0;
        means[size] = means[i];
        weights[size++] = weights[i];
      }
    }
  }

  private static double k(double mass, double total) {
    double q = Math.min(1, mass / total);
    return COMPRESSION / (2 * Math.PI) * Math.asin(2 * q - 1);
  }

  private void join(int i) {
    double joint = weights[size - 1] + weights[i];
    double mean = means[size - 1] + (means[i] - means[size - 1]) * (weights[i] / joint);
    means[size - 1] = Math.min(means[i], Math.max(means[size - 1], mean));
    weights[size - 1] = joint;
  }
}
