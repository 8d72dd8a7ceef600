// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The witness between a number x and a bit y, from sums alone.
 *
 * <p>phi(x) in R^64 holds cos and sin of w_j (x - x_0) / h over sqrt(32), with w_j the (j - 1/2)/32
 * quantiles of the standard normal law: the inner product is a positive definite kernel close to
 * exp(-(x - x')^2 / (2 h^2)), without a random draw. h is the median distance within the first 50
 * pairs and x_0 the first point; until then nothing is paid. With S_c the sum of phi where y = c, S
 * = S_0 + S_1 and m points, the cross-covariance operator of phi and the one-hot y is d (e_1 -
 * e_0)', d = S_1 / m - S m_1 / m^2. A pair pays (y_1 - y_2) &lt;d / |d|, phi(x_1) - phi(x_2)&gt; /
 * 2, in [-1, 1] as |phi| = 1: only pairs with one miss move wealth.
 *
 * <p>O(64) time a pair, 2 (64) + 4 numbers of space. x must be finite. Reference: Podkopaev et al.
 * 2023, "Sequential kernelized independence testing", equations 8 and 9, with a finite feature map
 * in place of the kernel.
 */
final class BinaryWitness implements Witness {

  /** Pairs until the width is frozen. */
  static final int WARM_UP = 50;

  private static final int HALF = 32;
  private static final int SIZE = 2 * HALF;
  private static final double SCALE = 1 / Math.sqrt(HALF);
  private static final int HEAD = 4;
  private static final double[] FREQUENCIES = frequencies();

  private double[] early = new double[4 * WARM_UP];
  private int pairs;
  private double origin;
  private double width;
  private double ones;
  private final double[][] sums = new double[2][SIZE];

  private static double[] frequencies() {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double[] frequencies = new double[HALF];
    for (int j = 0; j < HALF; j++) {
      frequencies[j] = normal.inverseCumulativeProbability((j + 0.5) / HALF);
    }
    return frequencies;
  }

  @Override
  public double payoff(double x1, double y1, double x2, double y2) {
    if (pairs < WARM_UP || y1 == y2) {
      return 0;
    }
    double m = 2.0 * pairs;
    double[] phi1 = phi(x1);
    double[] phi2 = phi(x2);
    double norm = 0;
    double inner = 0;
    for (int j = 0; j < SIZE; j++) {
      double d = sums[1][j] / m - (sums[0][j] + sums[1][j]) / m * (ones / m);
      norm += d * d;
      inner += d * (phi1[j] - phi2[j]);
    }
    double payoff = norm > 0 ? (y1 - y2) * inner / Math.sqrt(norm) / 2 : 0;
    return Math.max(-1, Math.min(1, payoff));
  }

  private double[] phi(double x) {
    double[] phi = new double[SIZE];
    double z = (x - origin) / width;
    for (int j = 0; j < HALF; j++) {
      double angle = FREQUENCIES[j] * z;
      phi[j] = SCALE * Math.cos(angle);
      phi[HALF + j] = SCALE * Math.sin(angle);
    }
    return phi;
  }

  @Override
  public void add(double x1, double y1, double x2, double y2) {
    if (pairs < WARM_UP) {
      int at = 4 * pairs++;
      early[at] = x1;
      early[at + 1] = x2;
      early[at + 2] = y1;
      early[at + 3] = y2;
      if (pairs == WARM_UP) {
        freeze();
      }
    } else {
      pairs++;
      learn(x1, y1);
      learn(x2, y2);
    }
  }

  private void freeze() {
    double[] points = new double[2 * WARM_UP];
    for (int i = 0; i < points.length; i++) {
      points[i] = early[i / 2 * 4 + i % 2];
    }
    origin = points[0];
    width = Bandwidth.of(points, points.length);
    for (int i = 0; i < points.length; i++) {
      learn(points[i], early[i / 2 * 4 + 2 + i % 2]);
    }
    early = new double[0];
  }

  private void learn(double x, double y) {
    double[] sum = sums[y == 1 ? 1 : 0];
    double[] phi = phi(x);
    for (int j = 0; j < SIZE; j++) {
      sum[j] += phi[j];
    }
    ones += y;
  }

  @Override
  public int snapshotSize() {
    return HEAD + (pairs < WARM_UP ? 4 * pairs : 2 * SIZE);
  }

  @Override
  public int snapshot(double[] to, int at) {
    to[at] = pairs;
    to[at + 1] = origin;
    to[at + 2] = width;
    to[at + 3] = ones;
    if (pairs < WARM_UP) {
      System.arraycopy(early, 0, to, at + HEAD, 4 * pairs);
    } else {
      System.arraycopy(sums[0], 0, to, at + HEAD, SIZE);
      System.arraycopy(sums[1], 0, to, at + HEAD + SIZE, SIZE);
    }
    return at + snapshotSize();
  }

  @Override
  public int restore(double[] from, int at) {
    pairs = (int) from[at];
    origin = from[at + 1];
    width = from[at + 2];
    ones = from[at + 3];
    if (pairs < WARM_UP) {
      early =
          Arrays.copyOf(Arrays.copyOfRange(from, at + HEAD, at + HEAD + 4 * pairs), 4 * WARM_UP);
    } else {
      early = new double[0];
      System.arraycopy(from, at + HEAD, sums[0], 0, SIZE);
      System.arraycopy(from, at + HEAD + SIZE, sums[1], 0, SIZE);
    }
    return at + snapshotSize();
  }
}
