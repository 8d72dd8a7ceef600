// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.concurrent.TimeUnit;

/**
 * When each of a row of events is due: a handful every millisecond, as evenly as whole numbers go,
 * whatever happened to those before.
 *
 * @param startNanos of the first millisecond, on the clock of {@link System#nanoTime}
 * @param perSecond events, above 0
 */
record PacedSchedule(long startNanos, double perSecond) {

  private static final double MILLIS_A_SECOND = 1000;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** Rejects what the parameters exclude. */
  PacedSchedule {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("perSecond must be above 0: was " + perSecond);
    }
  }

  /** The millisecond that an event belongs to, from 0. */
  long tick(long event) {
    return (long) (event * MILLIS_A_SECOND / perSecond);
  }

  /** When an event is due, counted from 0. */
  long dueNanos(long event) {
    return tickNanos(tick(event));
  }

  long tickNanos(long tick) {
    return startNanos + tick * TICK_NANOS;
  }
}
