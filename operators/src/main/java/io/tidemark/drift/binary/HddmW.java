// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift.binary;

import io.tidemark.drift.Domains;
import io.tidemark.drift.DriftDetector;
import io.tidemark.drift.DriftVerdict;

/**
 * Hoeffding drift detection on weighted averages: compares an exponential average up to the cut
 * where it was surely lowest with one of the values since.
 *
 * <p>Z' = l x + (1 - l) Z with squared weights B' = l^2 + (1 - l)^2 B, from Z = x, B = 1. The cut
 * is where Z + sqrt(B ln(1/a) / 2) was smallest; the average since the cut starts with the value
 * after it. An alarm when Z_since - Z_cut &gt; sqrt((B_since + B_cut) ln(1/a) / 2), a warning at a
 * larger level.
 *
 * <p>Guarantee: for one fixed cut and end and independent values in [0, 1] of a mean that does not
 * rise, the error is at most a (McDiarmid's inequality). Over a stream there is none. O(1) time and
 * space. Bad input: see {@link DriftDetector#update}. Reference: Frias-Blanco et al. 2015, "Online
 * and non-parametric drift detection methods based on Hoeffding's bounds", corollary 5.
 */
public final class HddmW implements DriftDetector {

  private static final int SIZE = 6;

  private final double warningLevel;
  private final double level;
  private final double weight;

  /** Average and squared weights of all values, up to the cut, and since; squares 0: of none. */
  private double[] state = new double[SIZE];

  /**
   * A detector without values.
   *
   * @param warningLevel in (0, 1)
   * @param level a in (0, 1)
   * @param weight l in (0, 1]
   */
  public HddmW(double warningLevel, double level, double weight) {
    this.warningLevel = warningLevel;
    this.level = level;
    this.weight = weight;
  }

  @Override
  public DriftVerdict update(double x) {
    Domains.requireShare(x);
    average(0, x);
    if (state[3] == 0 || upper(0) < upper(2)) {
      System.arraycopy(state, 0, state, 2, 2);
      state[4] = 0;
      state[5] = 0;
      return DriftVerdict.NONE;
    }
    average(4, x);
    double squares = state[3] + state[5];
    DriftVerdict verdict =
        DriftVerdict.above(
            state[4] - state[2], bound(squares, warningLevel), bound(squares, level));
    if (verdict.alarm()) {
      reset();
    }
    return verdict;
  }

  private void average(int at, double x) {
    boolean first = state[at + 1] == 0;
    double rest = 1 - weight;
    state[at] = first ? x : weight * x + rest * state[at];
    state[at + 1] = first ? 1 : weight * weight + rest * rest * state[at + 1];
  }

  private double upper(int at) {
    return state[at] + bound(state[at + 1], level);
  }

  private static double bound(double squares, double a) {
    return Math.sqrt(squares * Math.log(1 / a) / 2);
  }

  @Override
  public void reset() {
    state = new double[SIZE];
  }

  @Override
  public double[] snapshot() {
    return state.clone();
  }

  @Override
  public void restore(double[] from) {
    Domains.requireSize(from, SIZE);
    state = from.clone();
  }
}
