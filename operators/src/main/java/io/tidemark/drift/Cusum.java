// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

/**
 * The tabular CUSUM on values standardised by their first ones.
 *
 * <p>After {@code warmUp} values, mean m and standard deviation s (n - 1 in the denominator) stay
 * as they are; z = (x - m) / s, U = max(0, U + z - k), and with both sides L = max(0, L - z - k).
 * An alarm when U or L &gt; h. While s is 0 the warm-up goes on.
 *
 * <p>Guarantee: none. The textbook run length of (k, h) holds for known m and s; estimated from 30
 * values they are off by enough to raise many false alarms. O(1) time and space. Bad input: see
 * {@link DriftDetector#update}. Reference: Page 1954; Montgomery, "Statistical quality control",
 * equations 9.2 and 9.3.
 */
public final class Cusum implements DriftDetector {

  private static final int SIZE = 5;

  private final int warmUp;
  private final double slack;
  private final double limit;
  private final boolean bothSides;
  private double n;
  private double mean;
  private double spread;
  private double up;
  private double down;

  /**
   * A detector without values.
   *
   * @param warmUp values that mean and deviation come from; at least 2 are taken
   * @param slack k in standard deviations, at least 0
   * @param limit h in standard deviations, above 0
   * @param bothSides whether falls alarm too
   */
  public Cusum(int warmUp, double slack, double limit, boolean bothSides) {
    this.warmUp = Math.max(2, warmUp);
    this.slack = slack;
    this.limit = limit;
    this.bothSides = bothSides;
  }

  @Override
  public DriftVerdict update(double x) {
    Domains.requireFinite(x);
    if (n < warmUp || !(spread > 0)) {
      learn(x);
      return DriftVerdict.NONE;
    }
    double z = (x - mean) / Math.sqrt(spread / (n - 1));
    up = Math.max(0, up + z - slack);
    down = Math.max(0, down - z - slack);
    DriftVerdict verdict = DriftVerdict.above(bothSides ? Math.max(up, down) : up, limit);
    if (verdict.alarm()) {
      reset();
    }
    return verdict;
  }

  private void learn(double x) {
    n++;
    double gap = x - mean;
    mean += gap / n;
    spread += gap * (x - mean);
  }

  @Override
  public void reset() {
    restore(new double[SIZE]);
  }

  @Override
  public double[] snapshot() {
    return new double[] {n, mean, spread, up, down};
  }

  @Override
  public void restore(double[] state) {
    Domains.requireSize(state, SIZE);
    n = state[0];
    mean = state[1];
    spread = state[2];
    up = state[3];
    down = state[4];
  }
}
