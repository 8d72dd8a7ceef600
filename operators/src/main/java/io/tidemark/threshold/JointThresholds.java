// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pair of thresholds on the signed residual y - f: it is covered within [lower, upper].
 *
 * @param lower -infinity until calibrated, never NaN
 * @param upper +infinity until calibrated, never NaN
 * @param mode what the pair rests on
 * @param context what was visible when the pair went out; comes back with the outcome
 * @param diagnostics finite numbers by name that tell how far to trust the pair
 */
public record JointThresholds(
    double lower, double upper, Mode mode, double[] context, Map<String, Double> diagnostics) {

  /** Diagnostic: mean number of outcomes learned between a prediction and its own outcome. */
  public static final String DELAY = "delay";

  /** Diagnostic: correlation of a residual with the newest one visible at its prediction. */
  public static final String AUTOCORRELATION = "autocorrelation";

  /** Diagnostic: interval score of the rule over that of its fallback, on recent outcomes. */
  public static final String LOSS_RATIO = "lossRatio";

  /** Diagnostic: effective sample size of a weighted quantile. */
  public static final String EFFECTIVE_SAMPLE_SIZE = "effectiveSampleSize";

  /** Diagnostic: radius of the neighbourhood that has weight, in residual units. */
  public static final String BANDWIDTH = "bandwidth";

  /** Takes a copy of the diagnostics, sorted by name. */
  public JointThresholds {
    diagnostics = Collections.unmodifiableSortedMap(new TreeMap<>(diagnostics));
  }

  /** What a pair of thresholds rests on. */
  public enum Mode {
    /** Too few outcomes. */
    WARMING_UP,
    /** The rule itself. */
    IN_FORCE,
    /** What the rule falls back to when its own way does not pay. */
    FALLBACK
  }

  /** Every residual. */
  static JointThresholds unbounded(double[] context, Map<String, Double> diagnostics) {
    return new JointThresholds(
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Mode.WARMING_UP, context, diagnostics);
  }
}
