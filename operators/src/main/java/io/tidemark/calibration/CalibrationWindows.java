// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.FlatState;

/** Calibration windows by what a policy asks for. */
public final class CalibrationWindows {

  private CalibrationWindows() {}

  /** A window without scores. */
  public static CalibrationWindow create(WindowSpec spec) {
    return new PaneRing(spec);
  }

  /** The window that gave a snapshot, under the same specification. */
  public static CalibrationWindow restore(WindowSpec spec, FlatState snapshot) {
    return PaneRing.restore(spec, snapshot);
  }
}
