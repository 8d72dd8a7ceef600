// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.Arrays;

/**
 * The e-BH procedure: of K e-values, with k* the largest k such that the k-th largest is at least K
 * / (a k), selects those that are at least K / (a k*).
 *
 * <p>Guarantee: the expected share of true nulls among the selected is at most a, whatever the
 * dependence between the e-values, if each is an e-value (mean at most 1 under its null). That is
 * so for the statistics of restarted detectors, all read at one moment that does not depend on the
 * data, such as the end of a review period. Shiryaev-Roberts and CUSUM statistics and running
 * maxima are not e-values and must not enter.
 *
 * <p>O(K log K) time, O(K) space. NaN is refused. Reference: Wang and Ramdas, "False discovery rate
 * control with e-values", 2022.
 */
public final class EBenjaminiHochberg {

  private EBenjaminiHochberg() {}

  /**
   * Which are selected, in the order given.
   *
   * @param logEvidence logs of e-values
   * @param level a in (0, 1)
   */
  public static boolean[] select(double[] logEvidence, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1): was " + level);
    }
    double logLimit = logLimit(logEvidence, level);
    boolean[] selected = new boolean[logEvidence.length];
    for (int i = 0; i < selected.length; i++) {
      selected[i] = logEvidence[i] >= logLimit;
    }
    return selected;
  }

  private static double logLimit(double[] logEvidence, double level) {
    double[] sorted = logEvidence.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    if (count > 0 && Double.isNaN(sorted[count - 1])) {
      throw new IllegalArgumentException("logEvidence must be a number: was NaN");
    }
    for (int k = count; k > 0; k--) {
      double logLimit = Math.log(count / (level * k));
      if (sorted[count - k] >= logLimit) {
        return logLimit;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
