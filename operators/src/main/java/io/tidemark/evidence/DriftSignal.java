// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * The verdict of a detector.
 *
 * @param logStatistic evidence against the null; -infinity for none
 * @param logLimit where an alarm is due
 */
public record DriftSignal(Level level, double logStatistic, double logLimit) {

  private static final double LOG_TEN = Math.log(10);

  /** Grades of evidence. */
  public enum Level {
    /** Nothing to report. */
    IN_CONTROL,
    /** At a tenth of the limit or above: ten times as frequent while all is well. */
    WARNING,
    /** At the limit or above. */
    OUT_OF_CONTROL
  }

  /** Grades a statistic; limits of 10 and less have no warning. */
  static DriftSignal of(double logStatistic, double logLimit) {
    double logWarning = logLimit > LOG_TEN ? logLimit - LOG_TEN : logLimit;
    Level level = logStatistic >= logWarning ? Level.WARNING : Level.IN_CONTROL;
    return new DriftSignal(
        logStatistic >= logLimit ? Level.OUT_OF_CONTROL : level, logStatistic, logLimit);
  }

  /** Whether an alarm is due. */
  public boolean alarm() {
    return level == Level.OUT_OF_CONTROL;
  }
}
