// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * What a threshold tracker learns from.
 *
 * @param score the nonconformity score, never NaN; may be +infinity
 * @param issuedThreshold the threshold that went out with the prediction
 * @param beta the largest miscoverage level at which the calibration window as it stood when the
 *     outcome arrived would still have covered it: (scores at least as large) / (n); 1 when empty
 */
public record ScoredOutcome(double score, double issuedThreshold, double beta) {

  /** Whether the issued threshold missed. */
  public boolean miscovered() {
    return score > issuedThreshold;
  }
}
