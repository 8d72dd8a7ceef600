// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift.binary;

import io.tidemark.drift.Domains;
import io.tidemark.drift.DriftDetector;
import io.tidemark.drift.DriftVerdict;

/**
 * Hoeffding drift detection on averages: an alarm when the mean of all values lies too far above
 * the mean of the first n*, those whose mean is surely lowest.
 *
 * <p>n* is where mean_n + sqrt(ln(1/a) / (2 n)) was smallest. An alarm when mean_N - mean_n* &gt;=
 * sqrt((N - n*) / (2 n* N) ln(2/a)), a warning at a larger level in place of a. The difference is a
 * sum of independent terms in [0, 1] times 1/N (new ones) and 1/N - 1/n* (old ones), whose squares
 * add up to (N - n*) / (n* N): Hoeffding's inequality, at half the level, as implementations have
 * it.
 *
 * <p>Guarantee: for one fixed n* and N and independent values of a mean that does not rise, the
 * error is at most a/2. The cut is chosen after the fact and looked at after every value: over a
 * stream there is none. O(1) time and space. Bad input: see {@link DriftDetector#update}.
 * Reference: Frias-Blanco et al. 2015, "Online and non-parametric drift detection methods based on
 * Hoeffding's bounds", corollary 3.
 */
public final class HddmA implements DriftDetector {

  private static final int SIZE = 4;

  private final double warningLevel;
  private final double level;
  private double n;
  private double sum;
  private double cutN;
  private double cutSum;

  /**
   * A detector without values.
   *
   * @param warningLevel in (0, 1)
   * @param level a in (0, 1)
   */
  public HddmA(double warningLevel, double level) {
    this.warningLevel = warningLevel;
    this.level = level;
  }

  @Override
  public DriftVerdict update(double x) {
    Domains.requireShare(x);
    n++;
    sum += x;
    if (cutN == 0 || upper(sum, n) <= upper(cutSum, cutN)) {
      cutN = n;
      cutSum = sum;
      return DriftVerdict.NONE;
    }
    DriftVerdict verdict =
        DriftVerdict.above(sum / n - cutSum / cutN, bound(warningLevel), bound(level));
    if (verdict.alarm()) {
      reset();
    }
    return verdict;
  }

  private double upper(double total, double count) {
    return total / count + Math.sqrt(Math.log(1 / level) / (2 * count));
  }

  private double bound(double a) {
    return Math.sqrt((n - cutN) / (2 * cutN * n) * Math.log(2 / a));
  }

  @Override
  public void reset() {
    restore(new double[SIZE]);
  }

  @Override
  public double[] snapshot() {
    return new double[] {n, sum, cutN, cutSum};
  }

  @Override
  public void restore(double[] state) {
    Domains.requireSize(state, SIZE);
    n = state[0];
    sum = state[1];
    cutN = state[2];
    cutSum = state[3];
  }
}
