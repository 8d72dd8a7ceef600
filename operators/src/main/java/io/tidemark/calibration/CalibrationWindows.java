// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.FlatState;

/** Calibration windows by what a policy asks for. */
public final class CalibrationWindows {

  private CalibrationWindows() {}

  /** A window without scores. */
  public static CalibrationWindow create(WindowSpec spec) {
    return PanedWindow.create(spec);
  }

  /** A window that keeps all scores: one pane without an end. */
  public static CalibrationWindow unlimited(WindowSpec.Sketch sketch) {
    return create(all(sketch));
  }

  /** The unlimited window that gave a snapshot. */
  public static CalibrationWindow restoreUnlimited(WindowSpec.Sketch sketch, FlatState snapshot) {
    return restore(all(sketch), snapshot);
  }

  private static WindowSpec all(WindowSpec.Sketch sketch) {
    return new WindowSpec(new WindowSpec.Count(Integer.MAX_VALUE), 1, sketch);
  }

  /**
   * The window that gave a snapshot. The number of scores and of panes and the half-life may differ
   * from the snapshot's specification, and hold for scores to come; so may the sketch, between
   * exact and certified. Whether it counts scores or time may not, nor the span of a pane.
   */
  public static CalibrationWindow restore(WindowSpec spec, FlatState snapshot) {
    return PanedWindow.restore(spec, snapshot);
  }
}
