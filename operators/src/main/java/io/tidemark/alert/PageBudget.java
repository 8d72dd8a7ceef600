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
   * Takes the detectors of a rollup.
   *
   * @param units evidence units of the tick, at least 0
   * @param tickMicros above 0
   */
  public void add(Collection<DetectorReading> readings, long units, long tickMicros) {
    double unitsPerDay = units * (DAY_MICROS / tickMicros);
    for (DetectorReading reading : readings) {
      boolean paging = reading.severity() == DetectorReading.Severity.PAGE;
      if (paging && reading.state() != DetectorReading.State.ENDED) {
        pagesPerDay += unitsPerDay / reading.averageRunLength();
      }
    }
  }

  /** At least 0. */
  public double pagesPerDay() {
    return pagesPerDay;
  }
}
