// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/** What one unit of evidence is: run lengths are counted in it. */
public enum EvidenceUnit {
  /**
   * Each event is a unit: a bet's factors are multiplied. Needs the null to hold for each event
   * given those before it.
   */
  EVENT,
  /**
   * Each observation is a unit: a bet's factor is the mean of its events' factors. Events within a
   * block may depend on each other in any way; the null must hold for each given earlier blocks.
   */
  BLOCK;

  /** Units in an observation of some trials; 0 without any. */
  long units(long trials) {
    return this == EVENT ? trials : Math.min(1, trials);
  }
}
