// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** What every score of numbers must keep. */
abstract class IntervalScoreContract {

  static final double TARGET = 0.1;

  /** The score under test. */
  abstract IntervalScore score();

  /** A forecast it accepts, made of a place and a size. */
  abstract Forecast forecast(double place, double size);

  /** Outcomes below it are outside the domain. */
  double domainLow() {
    return -1e6;
  }

  @Property(tries = 2000)
  void intervalContainsExactlyWhatScoresWithinTheThreshold(
      @ForAll @DoubleRange(min = 0, max = 1000) double place,
      @ForAll @DoubleRange(min = 0.01, max = 100) double size,
      @ForAll @DoubleRange(min = -3, max = 50) double threshold,
      @ForAll @DoubleRange(min = 0, max = 2000) double outcome) {
    Forecast forecast = forecast(place, size);
    for (int tail = 0; tail < score().tails(); tail++) {
      PredictionInterval interval = score().interval(forecast, TARGET, tail, threshold);
      agree(forecast, tail, threshold, interval, outcome);
      for (double end : new double[] {interval.lower(), interval.upper()}) {
        if (Double.isFinite(end)) {
          agree(forecast, tail, threshold, interval, end);
          agree(forecast, tail, threshold, interval, Math.nextUp(end));
          agree(forecast, tail, threshold, interval, Math.nextDown(end));
        }
      }
    }
  }

  private void agree(
      Forecast forecast, int tail, double threshold, PredictionInterval interval, double y) {
    if (y >= domainLow()) {
      assertThat(interval.contains(y))
          .as("y %s, threshold %s, interval %s", y, threshold, interval)
          .isEqualTo(score().of(forecast, TARGET, tail, y) <= threshold);
    }
  }

  @Property(tries = 200)
  void infiniteThresholdsGiveEverythingAndNothing(
      @ForAll @DoubleRange(min = 0, max = 1000) double place,
      @ForAll @DoubleRange(min = 0.01, max = 100) double size) {
    Forecast forecast = forecast(place, size);
    for (int tail = 0; tail < score().tails(); tail++) {
      assertThat(score().interval(forecast, TARGET, tail, Double.POSITIVE_INFINITY))
          .isEqualTo(PredictionInterval.WHOLE_LINE);
      assertThat(score().interval(forecast, TARGET, tail, Double.NEGATIVE_INFINITY).isEmpty())
          .isTrue();
    }
  }

  @Property(tries = 500)
  void aLargerThresholdNeverGivesANarrowerInterval(
      @ForAll @DoubleRange(min = 0, max = 1000) double place,
      @ForAll @DoubleRange(min = 0.01, max = 100) double size,
      @ForAll @DoubleRange(min = -3, max = 50) double a,
      @ForAll @DoubleRange(min = -3, max = 50) double b) {
    Forecast forecast = forecast(place, size);
    for (int tail = 0; tail < score().tails(); tail++) {
      PredictionInterval small = score().interval(forecast, TARGET, tail, Math.min(a, b));
      PredictionInterval large = score().interval(forecast, TARGET, tail, Math.max(a, b));
      if (!small.isEmpty()) {
        assertThat(large.lower()).isLessThanOrEqualTo(small.lower());
        assertThat(large.upper()).isGreaterThanOrEqualTo(small.upper());
      }
    }
  }
}
