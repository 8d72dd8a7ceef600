// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.List;

/**
 * All that goes out with a prediction.
 *
 * @param bands one per target, nested
 * @param status whether they can be relied on
 * @param calibrationCount outcomes the thresholds have learned from
 */
public record IssuedBands(List<IssuedBand> bands, Status status, long calibrationCount) {

  /** Whether bands can be relied on. */
  public enum Status {
    /** Too few outcomes: a rank exceeds the number of scores, or a tracker has not settled. */
    WARMING_UP,
    CALIBRATED,
    /** No outcome within a label horizon. */
    STALE
  }

  /** The thresholds, by target and tail: what an outcome is judged by. */
  public double[][] thresholds() {
    return bands.stream().map(IssuedBand::thresholds).toArray(double[][]::new);
  }
}
