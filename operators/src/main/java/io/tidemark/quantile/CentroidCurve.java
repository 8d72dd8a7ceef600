// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

/**
 * The cumulative mass of ascending centroids. A centroid of weight w after mass m has its mean at m
 * + w / 2; between two such middles mass is linear in the score, except beside a single score
 * (weight 1), whose mass sits on its value.
 *
 * <p>Weights are whole numbers, so their sums are exact. A query takes O(log K) time for K
 * centroids.
 */
final class CentroidCurve {

  private final double[] means;
  private final double[] weights;

  /** Mass of the centroids before each, and of all at the end. */
  private final double[] before;

  /**
   * A curve.
   *
   * @param means ascending and finite
   * @param weights whole numbers of at least 1 each
   */
  CentroidCurve(double[] means, double[] weights) {
    this.means = means;
    this.weights = weights;
    this.before = new double[weights.length + 1];
    for (int i = 0; i < weights.length; i++) {
      before[i + 1] = before[i] + weights[i];
    }
  }

  /** The score at a mass; the first or last mean beyond the outer middles. */
  double scoreAt(double mass) {
    int low = 0;
    int high = means.length;
    while (low < high) {
      int at = (low + high) >>> 1;
      if (middle(at) < mass) {
        low = at + 1;
      } else {
        high = at;
      }
    }
    if (low == means.length) {
      return means[means.length - 1];
    }
    return low == 0
        ? means[0]
        : between(low, (mass - middle(low - 1)) / (middle(low) - middle(low - 1)));
  }

  private double middle(int i) {
    return before[i] + weights[i] / 2;
  }

  /** No rounding may leave the two means, nor overflow on their difference. */
  private double between(int next, double share) {
    double mean = (1 - share) * means[next - 1] + share * means[next];
    return Math.min(means[next], Math.max(means[next - 1], mean));
  }

  /**
   * Mass below a value, or up to and with it. A value that is a centroid's mean to the last bit is
   * taken as tied with all of it: on continuous scores that does not happen, and on discrete ones
   * the centroid is an atom.
   */
  double mass(double value, boolean inclusive) {
    return mass(value, firstFrom(value, inclusive));
  }

  /**
   * The same of many values in one pass.
   *
   * @param values ascending
   */
  double[] masses(double[] values, boolean inclusive) {
    double[] masses = new double[values.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      while (next < means.length
          && (means[next] < values[i] || inclusive && means[next] == values[i])) {
        next++;
      }
      masses[i] = mass(values[i], next);
    }
    return masses;
  }

  private double mass(double value, int next) {
    boolean between =
        next > 0 && next < means.length && means[next - 1] < value && value < means[next];
    return between ? interpolated(next, value, before[next]) : before[next];
  }

  private double interpolated(int next, double value, double mass) {
    double from = weights[next - 1] == 1.0 ? mass : mass - weights[next - 1] / 2;
    double to = weights[next] == 1.0 ? mass : mass + weights[next] / 2;
    double width = means[next] / 2 - means[next - 1] / 2;
    double share = Math.min(1.0, (value / 2 - means[next - 1] / 2) / width);
    return from + (to - from) * share;
  }

  private int firstFrom(double value, boolean after) {
    int low = 0;
    int high = means.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (means[middle] < value || after && means[middle] == value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
