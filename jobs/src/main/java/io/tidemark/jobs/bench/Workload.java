// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

/**
 * The stream of one setting: prediction i is made at step i, and its outcome is known so many steps
 * later. What they are is a function of the seed and i alone.
 *
 * @param segments how many there are
 * @param zipf whether traffic falls with the segment's rank to the power of 1.1; else it differs
 *     evenly from a fifth of the mean to nine fifths
 * @param pending predictions that wait for their outcomes at any time: the delay in steps
 * @param stepMicros event time between predictions
 * @param sliceSize predictions in a slice, and outcomes once the first have come
 */
record Workload(int segments, boolean zipf, int pending, long stepMicros, int sliceSize) {

  /** The dimension that segments are cut by. */
  static final String SEGMENT_DIMENSION = "site";

  static final String MODEL = "load";

  /** Event time of the first prediction: 2025-01-06. */
  static final long START_MICROS = 1_736_121_600_000_000L;

  /** The predictions of a slice: from, and the one after the last. */
  long predictionsFrom(int slice) {
    return (long) slice * sliceSize;
  }

  /** The first outcome of a slice; that of the next slice is its end. */
  long outcomesFrom(int slice) {
    return Math.max(0, predictionsFrom(slice) - pending);
  }

  long predictions() {
    return sliceSize;
  }

  long outcomes(int slice) {
    return outcomesFrom(slice + 1) - outcomesFrom(slice);
  }

  long timeMicros(long prediction) {
    return START_MICROS + prediction * stepMicros;
  }

  long delayMicros() {
    return pending * stepMicros;
  }
}
