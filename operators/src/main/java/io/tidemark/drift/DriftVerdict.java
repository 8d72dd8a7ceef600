// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import io.tidemark.evidence.DriftSignal.Level;

/**
 * The verdict of a classical detector. It is no evidence: neither its level nor its statistic comes
 * with an average run length.
 *
 * @param statistic in the detector's own unit; NaN when it did not look
 * @param limit what the statistic is compared with for an alarm; NaN when it did not look
 */
public record DriftVerdict(Level level, double statistic, double limit) {

  /** The detector has seen too little, or does not look at every value. */
  public static final DriftVerdict NONE =
      new DriftVerdict(Level.IN_CONTROL, Double.NaN, Double.NaN);

  /** In control below the limit, an alarm above it. */
  public static DriftVerdict above(double statistic, double limit) {
    return new DriftVerdict(
        statistic > limit ? Level.OUT_OF_CONTROL : Level.IN_CONTROL, statistic, limit);
  }

  /** With a warning above a lower limit. */
  public static DriftVerdict above(double statistic, double warning, double limit) {
    DriftVerdict verdict = above(statistic, limit);
    return verdict.level() == Level.IN_CONTROL && statistic > warning
        ? new DriftVerdict(Level.WARNING, statistic, limit)
        : verdict;
  }

  /** Whether it calls this a drift. */
  public boolean alarm() {
    return level == Level.OUT_OF_CONTROL;
  }
}
