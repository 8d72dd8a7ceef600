// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/**
 * What the trials of a review are counted by.
 *
 * @param tickEndMicros where each tick is a unit; 0 where each event is
 */
public record FleetCell(long reviewEndMicros, String rollup, long tickEndMicros) {

  private static final long DAY_MICROS = 86_400_000_000L;

  static FleetCell of(FleetCount count) {
    // The moment before a tick's end is in the review that the tick belongs to.
    long end = Ticks.endAfter(count.tickEndMicros() - 1, reviewMicros(count));
    return new FleetCell(
        end, count.rollup(), count.settings().perBlock() ? count.tickEndMicros() : 0);
  }

  /** A day, or a tick if that is longer. */
  static long reviewMicros(FleetCount count) {
    return Math.max(DAY_MICROS, count.settings().tickMicros());
  }
}
