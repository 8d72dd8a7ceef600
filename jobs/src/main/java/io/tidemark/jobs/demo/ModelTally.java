// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import io.tidemark.event.BandEvaluation;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Evaluation;

/** How one model fares, as its evaluations come in. Coverage is that of the first target. */
final class ModelTally {

  private long predictions;
  private long settled;
  private long raw;
  private long rawCovered;
  private long warm;
  private long covered;
  private double width;
  private double rawWidth;
  private long alerts;

  void predicted() {
    predictions++;
  }

  void alerted() {
    alerts++;
  }

  void add(Evaluation evaluation) {
    settled++;
    BandEvaluation band = evaluation.getBands().get(0);
    if (band.getRawMiscovered() != null) {
      raw++;
      rawCovered += band.getRawMiscovered() ? 0 : 1;
    }
    if (evaluation.getStatus() == CalibrationStatus.WARMING_UP) {
      return;
    }
    warm++;
    covered += band.getMiscovered() ? 0 : 1;
    if (band.getRawWidth() != null && Double.isFinite(band.getWidth())) {
      width += band.getWidth();
      rawWidth += band.getRawWidth();
    }
  }

  long predictions() {
    return predictions;
  }

  long settled() {
    return settled;
  }

  long alerts() {
    return alerts;
  }

  /** Of the intervals that the model itself states; NaN before the first. */
  double rawCoverage() {
    return (double) rawCovered / raw;
  }

  /** Of the calibrated intervals, after their warm-up; NaN before the first. */
  double calibratedCoverage() {
    return (double) covered / warm;
  }

  /** Sum of the calibrated widths / sum of the model's own, over the same predictions. */
  double widthRatio() {
    return width / rawWidth;
  }
}
