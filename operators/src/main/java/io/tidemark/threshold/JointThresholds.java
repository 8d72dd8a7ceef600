// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * A pair of thresholds on the signed residual y - f: it is covered within [lower, upper].
 *
 * @param lower -infinity until calibrated, never NaN
 * @param upper +infinity until calibrated, never NaN
 * @param mode what the pair rests on
 * @param context what was visible when the pair went out; comes back with the outcome
 */
public record JointThresholds(double lower, double upper, Mode mode, double[] context) {

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
  static JointThresholds unbounded(double[] context) {
    return new JointThresholds(
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Mode.WARMING_UP, context);
  }
}
