// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * What a detector takes at once: the sums of all events of a tick or of a block.
 *
 * @param startMicros event time at which it began
 * @param endMicros event time at which it was complete
 * @param sums of the detector's {@link Input}; not to be changed afterwards
 */
public record Observation(long startMicros, long endMicros, long[] sums) {

  /** An observation of misses. */
  public static Observation ofMisses(long startMicros, long endMicros, long trials, long misses) {
    return new Observation(startMicros, endMicros, MissSums.of(trials, misses));
  }
}
