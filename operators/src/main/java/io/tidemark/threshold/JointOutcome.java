// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * What a joint tracker learns from.
 *
 * @param residual y - f, never NaN
 * @param lower the lower threshold that went out with the prediction
 * @param upper the upper threshold that went out with the prediction
 * @param context what the tracker gave with them
 */
public record JointOutcome(double residual, double lower, double upper, double[] context) {

  /** Whether the issued pair missed. */
  public boolean miscovered() {
    return residual < lower || residual > upper;
  }
}
