// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.OptionalDouble;

/**
 * The average run length by which all detectors of a model together keep a budget of false pages: A
 * = D U / x, with D paging detectors a rollup, U evidence units a day of all rollups together, and
 * x pages a day.
 *
 * <p>Guarantee: a detector of average run length A raises a false alarm on average at most once in
 * A of its units, so all of them together raise at most D U / A = x a day, however they depend on
 * each other; while the units keep coming at the rate U and the nulls hold.
 */
public final class FleetBudget {

  /** A shorter run length is no detector. */
  public static final double LEAST_RUN_LENGTH = 2;

  /** Where events have not been counted yet. */
  static final double UNMEASURED_RUN_LENGTH = 10_000;

  private static final double MICROS_PER_DAY = 86_400_000_000.0;

  private FleetBudget() {}

  /**
   * The run length of each paging detector.
   *
   * @param pagesPerDay x, above 0
   * @param detectors D of one rollup, at least 0
   * @param unitsPerDay U, at least 0
   */
  public static double runLength(double pagesPerDay, int detectors, double unitsPerDay) {
    if (!(pagesPerDay > 0)) {
      throw new IllegalArgumentException("pagesPerDay must be above 0: was " + pagesPerDay);
    }
    if (!(unitsPerDay >= 0)) {
      throw new IllegalArgumentException("unitsPerDay must be at least 0: was " + unitsPerDay);
    }
    return Math.max(LEAST_RUN_LENGTH, detectors * unitsPerDay / pagesPerDay);
  }

  /**
   * The run length before anything was measured: as if each monitored group were one rollup, with
   * as many blocks as fit into a day; 10,000 for events, of which nobody knows how many will come.
   *
   * @param detectors in all monitored groups
   */
  public static double beforeMeasurement(
      double pagesPerDay, int detectors, OptionalDouble blockMicros) {
    return blockMicros.isEmpty()
        ? UNMEASURED_RUN_LENGTH
        : runLength(pagesPerDay, detectors, MICROS_PER_DAY / blockMicros.getAsDouble());
  }
}
