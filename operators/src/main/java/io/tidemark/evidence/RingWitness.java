// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * The witness between two numbers x and y, from the newest 128 points.
 *
 * <p>With Gaussian kernels k and l of precisions g (exp(-g (u - v)^2)), over the m points of the
 * ring: w(x, y) = mean k(x, x_i) l(y, y_i) - mean k(x, x_i) mean l(y, y_i). Its norm is N, N^2 =
 * tr(KL)/m^2 + (1'K1)(1'L1)/m^4 - 2 (1'KL1)/m^3, the biased HSIC. A pair pays (w(x1, y1) + w(x2,
 * y2) - w(x1, y2) - w(x2, y1)) / (2 N), in [-1, 1] as both kernels are in [0, 1]. Unless they are
 * given, g = 1 / (2 median^2) of the distances within the first 50 pairs, which pay nothing.
 *
 * <p>O(128) time a pair: row sums and the three totals are kept, and computed anew each time the
 * ring is full, so that rounding can't add up. O(128) space. x and y must be finite. Reference:
 * Podkopaev et al. 2023, "Sequential kernelized independence testing", equations 8 and 9.
 */
final class RingWitness implements Witness {

  static final int CAPACITY = 128;

  private static final int WARM_UP = 50;
  private static final int HEAD = 6;

  /** Per point: x, y, row sum of K, row sum of L. */
  private final double[][] rows = new double[4][CAPACITY];

  private double pairs;
  private double precisionX;
  private double precisionY;
  private int size;
  private int next;

  /** tr(KL); the others follow from the row sums. */
  private double trace;

  private final boolean given;

  /** With precisions from the data. */
  RingWitness() {
    given = false;
  }

  /** With given precisions. */
  RingWitness(double precisionX, double precisionY) {
    this.precisionX = precisionX;
    this.precisionY = precisionY;
    given = true;
  }

  private boolean frozen() {
    return given || pairs >= WARM_UP;
  }

  @Override
  public double payoff(double x1, double y1, double x2, double y2) {
    double norm = frozen() && size > 1 ? squaredNorm() : 0;
    if (!(norm > 0)) {
      return 0;
    }
    double both = 0;
    double sumK = 0;
    double sumL = 0;
    for (int i = 0; i < size; i++) {
      double k = k(x1, i) - k(x2, i);
      double l = l(y1, i) - l(y2, i);
      both += k * l;
      sumK += k;
      sumL += l;
    }
    double payoff = (both / size - sumK / size * (sumL / size)) / (2 * Math.sqrt(norm));
    return Math.max(-1, Math.min(1, payoff));
  }

  private double squaredNorm() {
    double m = size;
    double sumK = 0;
    double sumL = 0;
    double inner = 0;
    for (int i = 0; i < size; i++) {
      sumK += rows[2][i];
      sumL += rows[3][i];
      inner += rows[2][i] * rows[3][i];
    }
    return trace / (m * m) + sumK / (m * m) * (sumL / (m * m)) - 2 * inner / (m * m * m);
  }

  private double k(double x, int i) {
    double gap = x - rows[0][i];
    return Math.exp(-precisionX * gap * gap);
  }

  private double l(double y, int i) {
    double gap = y - rows[1][i];
    return Math.exp(-precisionY * gap * gap);
  }

  @Override
  public void add(double x1, double y1, double x2, double y2) {
    pairs++;
    put(x1, y1);
    put(x2, y2);
    if (!given && pairs == WARM_UP) {
      precisionX = precision(rows[0]);
      precisionY = precision(rows[1]);
      recompute();
    }
  }

  private double precision(double[] points) {
    double width = Bandwidth.of(points, size);
    return 1 / (2 * width * width);
  }

  private void put(double x, double y) {
    if (size == CAPACITY) {
      count(next, -1);
    } else {
      size++;
    }
    rows[0][next] = x;
    rows[1][next] = y;
    count(next, 1);
    next = (next + 1) % CAPACITY;
    if (next == 0) {
      recompute();
    }
  }

  /** Adds a point's kernel values to all row sums and the trace, or takes them out. */
  private void count(int at, int sign) {
    double ownK = 0;
    double ownL = 0;
    for (int i = 0; i < size; i++) {
      double k = k(rows[0][at], i);
      double l = l(rows[1][at], i);
      ownK += k;
      ownL += l;
      if (i != at) {
        rows[2][i] += sign * k;
        rows[3][i] += sign * l;
        trace += sign * 2 * k * l;
      } else {
        trace += sign * k * l;
      }
    }
    rows[2][at] = ownK;
    rows[3][at] = ownL;
  }

  private void recompute() {
    trace = 0;
    for (int i = 0; i < size; i++) {
      rows[2][i] = 0;
      rows[3][i] = 0;
      for (int j = 0; j < size; j++) {
        double k = k(rows[0][i], j);
        double l = l(rows[1][i], j);
        rows[2][i] += k;
        rows[3][i] += l;
        trace += k * l;
      }
    }
  }

  @Override
  public int snapshotSize() {
    return HEAD + 4 * size;
  }

  @Override
  public int snapshot(double[] to, int at) {
    double[] head = {pairs, precisionX, precisionY, size, next, trace};
    System.arraycopy(head, 0, to, at, HEAD);
    for (int f = 0; f < rows.length; f++) {
      System.arraycopy(rows[f], 0, to, at + HEAD + f * size, size);
    }
    return at + snapshotSize();
  }

  @Override
  public int restore(double[] from, int at) {
    pairs = from[at];
    precisionX = from[at + 1];
    precisionY = from[at + 2];
    size = (int) from[at + 3];
    next = (int) from[at + 4];
    trace = from[at + 5];
    for (int f = 0; f < rows.length; f++) {
      System.arraycopy(from, at + HEAD + f * size, rows[f], 0, size);
    }
    return at + snapshotSize();
  }
}
