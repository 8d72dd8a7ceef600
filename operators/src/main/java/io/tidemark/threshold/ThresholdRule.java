// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** A rule with its parameters, shared by all segments that use it. */
public interface ThresholdRule {

  /** The name used in policies. */
  String name();

  /** Which coverage statement holds, under the assumption in the rule's Javadoc. */
  Guarantee guarantee();

  /** Whether the rule asks the calibration window. */
  boolean usesWindow();

  /** A fresh tracker. */
  ThresholdTracker create(double targetMiscoverage);

  /** The tracker that gave this snapshot. */
  ThresholdTracker restore(double targetMiscoverage, double[] snapshot);

  /** What a rule promises. */
  enum Guarantee {
    /** Coverage of each single interval, under exchangeability. */
    FINITE_SAMPLE,
    /** The long-run mean of coverage, on any sequence. */
    LONG_RUN,
    /** Neither. */
    NONE
  }
}
