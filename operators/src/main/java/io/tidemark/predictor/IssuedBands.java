// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.List;

/**
 * All that goes out with a prediction.
 *
 * @param bands one per target, nested
 * @param context by target: what a joint rule saw; empty for rules that need none
 * @param status whether they can be relied on
 * @param calibrationCount outcomes the thresholds have learned from
 */
public record IssuedBands(
    List<IssuedBand> bands, double[][] context, Status status, long calibrationCount) {

  /** Whether bands can be relied on. */
  public enum Status {
    /** Too few outcomes: a rank exceeds the number of scores, or a tracker has not settled. */
    WARMING_UP,
    CALIBRATED,
    /** The rule does not pay on these data, or at this delay; what it falls back to is in force. */
    FALLBACK,
    /** No outcome within a label horizon. */
    STALE
  }

  /** What comes back with the outcome. */
  public IssuedThresholds thresholds() {
    double[][] thresholds = new double[bands.size()][];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = bands.get(i).thresholds();
    }
    return new IssuedThresholds(thresholds, context);
  }
}
