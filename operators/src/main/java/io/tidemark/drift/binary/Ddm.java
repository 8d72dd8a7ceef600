// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift.binary;

import io.tidemark.drift.Domains;
import io.tidemark.drift.DriftDetector;
import io.tidemark.drift.DriftVerdict;

/**
 * Drift detection method: an alarm when the miss rate has risen three deviations above its best.
 *
 * <p>p = misses / n, s = sqrt(p (1 - p) / n); (p*, s*) are those of the smallest p + s so far. A
 * warning when p + s &gt; p* + 2 s*, an alarm when it is above p* + 3 s*, both after the first
 * values. A value between 0 and 1 counts as so much of a miss.
 *
 * <p>Guarantee: none. The minimum over many looks is no fair base: on a constant rate of .1 nearly
 * half of all streams alarm, most of them early. O(1) time and space. Bad input: see {@link
 * DriftDetector#update}. Reference: Gama, Medas, Castillo and Rodrigues 2004, "Learning with drift
 * detection", section 3.
 */
public final class Ddm implements DriftDetector {

  private static final int SIZE = 4;

  private final int least;
  private final double warning;
  private final double limit;
  private double n;
  private double misses;
  private double bestRate;
  private double bestDeviation;

  /**
   * A detector without values.
   *
   * @param least values before the first verdict, at least 1
   * @param warning deviations, above 0
   * @param limit deviations, above 0
   */
  public Ddm(int least, double warning, double limit) {
    this.least = least;
    this.warning = warning;
    this.limit = limit;
    reset();
  }

  @Override
  public DriftVerdict update(double x) {
    Domains.requireShare(x);
    n++;
    misses += x;
    if (n < least) {
      return DriftVerdict.NONE;
    }
    double rate = misses / n;
    double deviation = Math.sqrt(rate * (1 - rate) / n);
    if (rate + deviation <= bestRate + bestDeviation) {
      bestRate = rate;
      bestDeviation = deviation;
    }
    DriftVerdict verdict =
        DriftVerdict.above(
            rate + deviation, bestRate + warning * bestDeviation, bestRate + limit * bestDeviation);
    if (verdict.alarm()) {
      reset();
    }
    return verdict;
  }

  @Override
  public void reset() {
    n = 0;
    misses = 0;
    bestRate = Double.POSITIVE_INFINITY;
    bestDeviation = Double.POSITIVE_INFINITY;
  }

  @Override
  public double[] snapshot() {
    return new double[] {n, misses, bestRate, bestDeviation};
  }

  @Override
  public void restore(double[] state) {
    Domains.requireSize(state, SIZE);
    n = state[0];
    misses = state[1];
    bestRate = state[2];
    bestDeviation = state[3];
  }
}
