// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

/**
 * What goes out with a prediction and comes back with its outcome. The arrays must not be changed.
 *
 * @param values by target and tail: what the outcome is judged by
 * @param context by target: what a joint rule saw; empty for rules that need none
 */
public record IssuedThresholds(double[][] values, double[][] context) {

  static final double[][] NO_CONTEXT = new double[0][];
}
