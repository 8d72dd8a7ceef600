// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import java.util.OptionalLong;

/**
 * A ring of panes.
 *
 * @param extent how much a window holds
 * @param panes number of panes, 1 to 256
 * @param sketch how scores are kept
 * @param halfLife age at which a score counts half, in the unit of the extent: scores or
 *     microseconds, above 0; empty: all count alike
 */
public record WindowSpec(Extent extent, int panes, Sketch sketch, OptionalLong halfLife) {

  /** Rejects a number of panes outside 1 to 256. */
  public WindowSpec {
    if (panes < 1 || panes > 256) {
      throw new IllegalArgumentException("panes must be in [1, 256]: was " + panes);
    }
  }

  /** A window whose scores all count alike. */
  public WindowSpec(Extent extent, int panes, Sketch sketch) {
    this(extent, panes, sketch, OptionalLong.empty());
  }

  /** How much a window holds. */
  public sealed interface Extent {}

  /** The last scores; at least 1. */
  public record Count(int scores) implements Extent {}

  /** The last span of event time; at least one microsecond per pane. */
  public record Span(long micros) implements Extent {}

  /** How scores are kept. */
  public enum Sketch {
    /** Every score, whatever the memory. */
    EXACT,
    /** Up to 256 scores per pane, then a t-digest of compression 200: thresholds are estimates. */
    TDIGEST,
    /** Up to 256 scores, then a certified upper summary: never below the exact threshold. */
    CERTIFIED
  }
}
