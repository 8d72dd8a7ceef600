// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

/**
 * Page-Hinkley: the sum of how far values lie above their running mean.
 *
 * <p>S_t = a S_(t-1) + x_t - mean_t - delta; an alarm when S_t - min S &gt; lambda, after the first
 * values. With both sides also D_t = a D_(t-1) + x_t - mean_t + delta, and max D - D_t &gt; lambda.
 * The mean is that of all values since the last alarm, this one included.
 *
 * <p>Guarantee: none; lambda is a habit, not a run length. Assumes independent values of one scale
 * that lambda was chosen for. O(1) time and space. Bad input: see {@link DriftDetector#update}.
 * Reference: Page 1954, "Continuous inspection schemes"; the fading factor a is of later practice.
 */
public final class PageHinkley implements DriftDetector {

  private static final int SIZE = 6;

  private final double delta;
  private final double lambda;
  private final double fading;
  private final int least;
  private final boolean bothSides;
  private double n;
  private double mean;
  private double up;
  private double lowest;
  private double down;
  private double highest;

  /**
   * A detector without values.
   *
   * @param delta change that is put up with, at least 0
   * @param lambda limit, above 0
   * @param fading a in (0, 1]
   * @param least values before the first alarm, at least 1
   * @param bothSides whether falls alarm too
   */
  public PageHinkley(double delta, double lambda, double fading, int least, boolean bothSides) {
    this.delta = delta;
    this.lambda = lambda;
    this.fading = fading;
    this.least = least;
    this.bothSides = bothSides;
  }

  @Override
  public DriftVerdict update(double x) {
    Domains.requireFinite(x);
    n++;
    mean += (x - mean) / n;
    up = fading * up + x - mean - delta;
    lowest = Math.min(lowest, up);
    down = fading * down + x - mean + delta;
    highest = Math.max(highest, down);
    if (n < least) {
      return DriftVerdict.NONE;
    }
    double statistic = bothSides ? Math.max(up - lowest, highest - down) : up - lowest;
    DriftVerdict verdict = DriftVerdict.above(statistic, lambda);
    if (verdict.alarm()) {
      reset();
    }
    return verdict;
  }

  @Override
  public void reset() {
    restore(new double[SIZE]);
  }

  @Override
  public double[] snapshot() {
    return new double[] {n, mean, up, lowest, down, highest};
  }

  @Override
  public void restore(double[] state) {
    Domains.requireSize(state, SIZE);
    n = state[0];
    mean = state[1];
    up = state[2];
    lowest = state[3];
    down = state[4];
    highest = state[5];
  }
}
