// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

/**
 * The stream of one setting: prediction i is made at step i, and its outcome is known so many steps
 * later. What they are is a function of the seed and i alone.
 *
 * @param segments how many there are
 * @param spread which segments the events belong to
 * @param pending predictions that wait for their outcomes at any time: the delay in steps
 * @param stepMicros event time between predictions
 * @param sliceSize predictions in a slice, and outcomes once the first have come
 */
record Workload(int segments, Spread spread, int pending, long stepMicros, int sliceSize) {

  /** The dimension that segments are cut by. */
  static final String SEGMENT_DIMENSION = "site";

  static final String MODEL = "load";

  /** Event time of the first prediction: 2025-01-06. */
  static final long START_MICROS = 1_736_121_600_000_000L;

  /** How traffic differs between segments. */
  enum Spread {
    /** Evenly, from a fifth of the mean to nine fifths. */
    UNEVEN,
    /** It falls with the segment's rank to the power of 1.1. */
    ZIPF,
    /** Not at all: one segment after the other. */
    IN_TURN
  }

  /** With another number of segments. */
  Workload segments(int number) {
    return new Workload(number, spread, pending, stepMicros, sliceSize);
  }

  /** With traffic that differs otherwise. */
  Workload spread(Spread other) {
    return new Workload(segments, other, pending, stepMicros, sliceSize);
  }

  /** With another delay of outcomes. */
  Workload pending(int predictions, long newStepMicros) {
    return new Workload(segments, spread, predictions, newStepMicros, sliceSize);
  }

  /** With slices of so many predictions. */
  Workload slices(int predictions) {
    return new Workload(segments, spread, pending, stepMicros, predictions);
  }

  /** The predictions of a slice: from, and the one after the last. */
  long predictionsFrom(int slice) {
    return (long) slice * sliceSize;
  }

  /** The first outcome of a slice; that of the next slice is its end. */
  long outcomesFrom(int slice) {
    return Math.max(0, predictionsFrom(slice) - pending);
  }

  /** A slice, from 0 on. */
  Slice slice(int slice) {
    return new Slice(
        predictionsFrom(slice),
        predictionsFrom(slice + 1),
        outcomesFrom(slice),
        outcomesFrom(slice + 1));
  }

  /** The outcomes that still wait after so many slices, without another prediction. */
  Slice rest(int slices) {
    long end = predictionsFrom(slices);
    return new Slice(end, end, outcomesFrom(slices), end);
  }

  long delayMicros() {
    return pending * stepMicros;
  }
}
