// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import io.tidemark.coverage.DetectorReading;
import java.util.Collection;

/**
 * How many false pages a day a healthy model raises at most on average: the sum, over its paging
 * detectors, of evidence units a day over the average run length.
 *
 * <p>Holds under any dependence of the detectors, because it is a mean, while each keeps its run
 * length. A block is at most one unit a tick; units of events are taken at the rate of the tick.
 */
public final class PageBudget {

  private static final double DAY_MICROS = 86_400e6;

  private double pagesPerDay;

  /**
   * Takes the detectors of a rollup. One that has just told the end of a fault states the run
   * length of that finding; its next false page comes as seldom as any other's.
   *
   * @param pageRunLength average run length of each detector that pages, above 1
   * @param units evidence units of the tick, at least 0
   * @param tickMicros above 0
   */
  public void add(
      Collection<DetectorReading> readings, double pageRunLength, long units, long tickMicros) {
    double unitsPerDay = units * (DAY_MICROS / tickMicros);
    long paging =
        readings.stream().filter(r -> r.severity() == DetectorReading.Severity.PAGE).count();
    pagesPerDay += paging * unitsPerDay / pageRunLength;
  }

  /** At least 0. */
  public double pagesPerDay() {
    return pagesPerDay;
  }
}
