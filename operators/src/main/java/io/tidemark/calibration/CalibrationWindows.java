// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.FlatState;

/** Calibration windows by what a policy asks for. */
public final class CalibrationWindows {

  private CalibrationWindows() {}

  /** A window without scores. */
  public static CalibrationWindow create(WindowSpec spec) {
    return spec.extent() instanceof WindowSpec.Count count
        ? new CountWindow(spec, count)
        : new SpanWindow(spec, (WindowSpec.Span) spec.extent());
  }

  /**
   * The window that gave a snapshot. The number of scores and of panes and the sketch may differ
   * from the snapshot's specification, and hold for scores to come; whether it counts scores or
   * time may not, nor the span of a pane.
   */
  public static CalibrationWindow restore(WindowSpec spec, FlatState snapshot) {
    return spec.extent() instanceof WindowSpec.Count count
        ? CountWindow.restore(spec, count, snapshot)
        : SpanWindow.restore(spec, (WindowSpec.Span) spec.extent(), snapshot);
  }
}
