// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * A rule with its parameters, shared by all segments that use it: one threshold per target and tail
 * ({@link ThresholdRule}), or both tails of a target at once ({@link JointRule}).
 */
public sealed interface CalibrationRule permits ThresholdRule, JointRule {

  /** The name used in policies. */
  String name();

  /** Which coverage statement holds, under the assumption in the rule's Javadoc. */
  Guarantee guarantee();

  /** Whether the rule asks the calibration window. */
  boolean usesWindow();

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
