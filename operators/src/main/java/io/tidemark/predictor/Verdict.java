// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.OptionalDouble;

/**
 * How a prediction fared.
 *
 * @param score nonconformity score under the first target, the larger of both tails
 * @param pValue against the baseline's scores; empty until the baseline is complete
 * @param miscovered per target, by the issued thresholds
 * @param baselineMiscovered per target, by the frozen thresholds; empty until the baseline is
 *     complete
 * @param previousBaselineMiscovered the same of the outcome before; empty without one
 * @param baselineThresholds per target, the larger of both tails; empty until the baseline is
 *     complete
 */
public record Verdict(
    double score,
    OptionalDouble pValue,
    boolean[] miscovered,
    boolean[] baselineMiscovered,
    boolean[] previousBaselineMiscovered,
    double[] baselineThresholds) {

  /** The same, after another outcome. */
  Verdict after(boolean[] baselineMiscoveredBefore) {
    return new Verdict(
        score,
        pValue,
        miscovered,
        baselineMiscovered,
        baselineMiscoveredBefore,
        baselineThresholds);
  }
}
