// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

/** What every window checks before it takes state or a score. */
final class WindowLayout {

  private WindowLayout() {}

  static void require(long layout, long written) {
    if (written != layout) {
      throw new IllegalArgumentException("window layout must be " + layout + ": was " + written);
    }
  }

  /** Checked before scores are dropped for it. */
  static void requireNumber(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score must be a number: was NaN");
    }
  }
}
