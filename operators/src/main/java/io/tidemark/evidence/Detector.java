// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Watches one stream for a change. It takes the sums of all events of a tick at once; nothing it
 * does depends on their order within the tick.
 *
 * <p>Guarantee: see the detector's {@link DetectorDescription}; run lengths are in evidence units,
 * and each alarm is followed by a {@link #reset}. All assume that the null holds for each event
 * given the past and the number of trials of its tick: how many outcomes arrive must not depend on
 * how they turn out.
 */
public interface Detector {

  /** What its observations are sums of. */
  Input input();

  /**
   * Takes an observation and gives the verdict. Without trials it changes nothing. Bad sums are
   * refused and change nothing.
   */
  DriftSignal update(Observation observation);

  /** The verdict as it stands. */
  DriftSignal signal();

  /** Where the evidence began. */
  ChangeEstimate change();

  /** Evidence units since the last reset. */
  long units();

  /** Forgets all evidence. */
  void reset(long atMicros);

  /** Numbers in a snapshot. */
  int snapshotSize();

  /**
   * Writes the state into an array; returns the position behind it. Whole numbers below 2^53 stay
   * exact.
   */
  int snapshot(double[] to, int at);

  /**
   * Reads the state that {@link #snapshot} of a detector of the same specification and setting
   * wrote; returns the position behind it.
   */
  int restore(double[] from, int at);
}
