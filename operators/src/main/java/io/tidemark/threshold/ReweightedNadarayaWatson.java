// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * Weights of a kernel regression at a point, reweighted so that the first coordinate has no bias:
 * with k_i = K(|X_i - x| / h), K(u) = 3/4 (1 - u^2)+ and z_i = (X_i - x)_1 k_i, W_i is proportional
 * to k_i / (1 + lambda z_i), where lambda is the root of sum z_i / (1 + lambda z_i) = 0 between -1
 * / max z and -1 / min z, so that sum W_i (X_i - x)_1 = 0. Where all z have one sign there is no
 * root and lambda is 0, the plain regression.
 *
 * <p>The kernel's factor h^-w is left out: it scales lambda and changes no weight.
 *
 * <p>O(n) time per step of the bisection, 60 steps. Distances and differences are finite.
 *
 * <p>Reference: Lee, Xu, Xie 2024, section 3.2 (KOWCPI); Hall, Wolff, Yao 1999 (reweighting).
 */
record ReweightedNadarayaWatson(double lambda, double[] weights) {

  private static final int BISECTIONS = 60;

  /**
   * The reweighted weights when they have the effective sample size that is needed, else the plain
   * ones: where x lies at the edge of the points, the reweighting leaves few.
   */
  static ReweightedNadarayaWatson guarded(
      double[] distances, double[] first, double bandwidth, double neededSampleSize) {
    ReweightedNadarayaWatson reweighted = at(distances, first, bandwidth);
    return reweighted.effectiveSampleSize() >= neededSampleSize
        ? reweighted
        : at(distances, new double[first.length], bandwidth);
  }

  /**
   * The weights, which sum to 1; all 0 when no point is within the bandwidth.
   *
   * @param distances |X_i - x|
   * @param first (X_i - x)_1
   * @param bandwidth above 0
   */
  static ReweightedNadarayaWatson at(double[] distances, double[] first, double bandwidth) {
    double[] kernel = new double[distances.length];
    double[] z = new double[distances.length];
    for (int i = 0; i < kernel.length; i++) {
      double u = distances[i] / bandwidth;
      kernel[i] = u < 1 ? 0.75 * (1 - u * u) : 0.0;
      z[i] = first[i] * kernel[i];
    }
    double lambda = root(Arrays.stream(z).filter(v -> v != 0).toArray());
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= 1 + lambda * z[i];
      sum += kernel[i];
    }
    for (int i = 0; sum > 0 && i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return new ReweightedNadarayaWatson(lambda, kernel);
  }

  /** 1 / sum W^2, at most n; 0 when no point has weight. */
  double effectiveSampleSize() {
    double squares = Arrays.stream(weights).map(w -> w * w).sum();
    return squares > 0 ? 1 / squares : 0.0;
  }

  private static double root(double[] z) {
    double most = Arrays.stream(z).max().orElse(0);
    double least = Arrays.stream(z).min().orElse(0);
    if (!(most > 0 && least < 0)) {
      return 0.0;
    }
    double low = -1 / most;
    double high = -1 / least;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = low / 2 + high / 2;
      if (slope(z, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low / 2 + high / 2;
  }

  /** Decreases from +infinity to -infinity between the ends. */
  private static double slope(double[] z, double lambda) {
    double sum = 0;
    for (double v : z) {
      sum += v / (1 + lambda * v);
    }
    return sum;
  }
}
