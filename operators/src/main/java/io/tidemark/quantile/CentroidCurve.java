// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

/**
 * The cumulative mass of ascending centroids. A centroid of weight w after mass m has its mean at m
 * + w / 2; between two such middles mass is linear in the score, except beside a single score
 * (weight 1), whose mass sits on its value.
 *
 * @param means ascending and finite
 * @param weights at least 1 each
 */
record CentroidCurve(double[] means, double[] weights) {

  /** The score at a mass; the first or last mean beyond the outer middles. */
  double scoreAt(double mass) {
    double before = 0;
    double lastMiddle = 0;
    for (int i = 0; i < means.length; i++) {
      double middle = before + weights[i] / 2;
      if (mass <= middle) {
        return i == 0 ? means[0] : between(i, (mass - lastMiddle) / (middle - lastMiddle));
      }
      lastMiddle = middle;
      before += weights[i];
    }
    return means[means.length - 1];
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
    int next = firstFrom(value, inclusive);
    double before = 0;
    for (int i = 0; i < next; i++) {
      before += weights[i];
    }
    boolean between =
        next > 0 && next < means.length && means[next - 1] < value && value < means[next];
    return between ? interpolated(next, value, before) : before;
  }

  private double interpolated(int next, double value, double before) {
    double from = weights[next - 1] == 1.0 ? before : before - weights[next - 1] / 2;
    double to = weights[next] == 1.0 ? before : before + weights[next] / 2;
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
