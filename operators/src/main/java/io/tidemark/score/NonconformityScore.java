// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

/** How strange an outcome is, given a forecast: larger is stranger. */
public sealed interface NonconformityScore permits IntervalScore, LabelScore {

  /** The name used in policies. */
  String name();

  /** Whether scores have no unit, so that a fixed step of a threshold rule fits every segment. */
  boolean scaleFree();
}
