// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every score of numbers promises. */
abstract class IntervalScoreContract {

  /** The score under test. */
  abstract IntervalScore score();

  /** Forecasts that it takes. */
  abstract Arbitrary<Forecast> forecasts();

  /** The smallest outcome that it takes. */
  double domainLow() {
    return Double.NEGATIVE_INFINITY;
  }

  @Provide
  Arbitrary<Forecast> accepted() {
    return forecasts();
  }

  @Provide
  Arbitrary<Double> numbers() {
    return Numbers.any();
  }

  @Property(seed = "1")
  void acceptedForecast_hasNoRejection(@ForAll("accepted") Forecast f) {
    assertThat(score().rejection(f, Forecasts.TARGET)).isEmpty();
  }

  @Property(seed = "2")
  void score_isNumber(@ForAll("accepted") Forecast f, @ForAll("numbers") double y) {
    for (int tail = 0; tail < score().tails(); tail++) {
      assertThat(score().of(f, Forecasts.TARGET, tail, inDomain(y))).isNotNaN();
    }
  }

  @Property(seed = "3")
  void interval_containsExactlyTheOutcomesWithinTheThreshold(
      @ForAll("accepted") Forecast f, @ForAll("numbers") double q, @ForAll("numbers") double y) {
    for (int tail = 0; tail < score().tails(); tail++) {
      PredictionInterval interval = score().interval(f, Forecasts.TARGET, tail, q);
      checkLaw(f, tail, q, inDomain(y));
      checkAround(f, tail, q, interval.lower());
      checkAround(f, tail, q, interval.upper());
    }
  }

  @Property(seed = "4")
  void outcome_isCoveredFromItsOwnScoreOn(
      @ForAll("accepted") Forecast f, @ForAll("numbers") double outcome) {
    double y = inDomain(outcome);
    for (int tail = 0; tail < score().tails(); tail++) {
      double q = score().of(f, Forecasts.TARGET, tail, y);
      checkLaw(f, tail, q, y);
      checkLaw(f, tail, Math.nextDown(q), y);
      PredictionInterval interval = score().interval(f, Forecasts.TARGET, tail, q);
      checkAround(f, tail, q, interval.lower());
      checkAround(f, tail, q, interval.upper());
    }
  }

  @Property(seed = "5")
  void interval_growsWithTheThreshold(
      @ForAll("accepted") Forecast f, @ForAll("numbers") double a, @ForAll("numbers") double b) {
    for (int tail = 0; tail < score().tails(); tail++) {
      PredictionInterval inner = score().interval(f, Forecasts.TARGET, tail, Math.min(a, b));
      PredictionInterval outer = score().interval(f, Forecasts.TARGET, tail, Math.max(a, b));
      if (!inner.isEmpty()) {
        assertThat(outer.lower()).isLessThanOrEqualTo(inner.lower());
        assertThat(outer.upper()).isGreaterThanOrEqualTo(inner.upper());
      }
    }
  }

  @Property(seed = "6", tries = 50)
  void infiniteThreshold_coversAllOrNothing(@ForAll("accepted") Forecast f) {
    for (int tail = 0; tail < score().tails(); tail++) {
      assertThat(score().interval(f, Forecasts.TARGET, tail, Double.POSITIVE_INFINITY))
          .isEqualTo(PredictionInterval.WHOLE_LINE);
      assertThat(score().interval(f, Forecasts.TARGET, tail, Double.NEGATIVE_INFINITY))
          .isEqualTo(PredictionInterval.EMPTY);
    }
  }

  /** Ends up to the rounding of the score, which the exact ends follow. */
  static void assertEnds(PredictionInterval interval, double lower, double upper) {
    assertThat(interval.lower()).isCloseTo(lower, within(1e-12));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-12));
  }

  private double inDomain(double y) {
    return y >= domainLow() ? y : -y;
  }

  private void checkAround(Forecast f, int tail, double q, double end) {
    double[] near = {
      end, Math.nextUp(end), Math.nextDown(end), Math.max(-Double.MAX_VALUE, domainLow())
    };
    for (double y : near) {
      if (Double.isFinite(y) && y >= domainLow()) {
        checkLaw(f, tail, q, y);
      }
    }
  }

  private void checkLaw(Forecast f, int tail, double q, double y) {
    double s = score().of(f, Forecasts.TARGET, tail, y);
    PredictionInterval interval = score().interval(f, Forecasts.TARGET, tail, q);
    assertThat(interval.contains(y))
        .as("%s with threshold %s, tail %s: %s has score %s", f, q, tail, y, s)
        .isEqualTo(s <= q);
  }
}
