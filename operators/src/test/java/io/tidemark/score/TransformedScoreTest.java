// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Group;

class TransformedScoreTest {

  private static final IntervalScore SQRT_ABSOLUTE =
      new TransformedScore(new AbsoluteResidual(), Transform.SQRT);

  @Group
  class SqrtOfAbsolute extends OnTheNonNegative {
    SqrtOfAbsolute() {
      super(SQRT_ABSOLUTE, Forecasts.points());
    }
  }

  @Group
  class LogOfNormalized extends OnTheNonNegative {
    LogOfNormalized() {
      super(new TransformedScore(new NormalizedResidual(), Transform.LOG1P), Forecasts.scaled());
    }
  }

  @Group
  class SqrtOfQuantiles extends OnTheNonNegative {
    SqrtOfQuantiles() {
      super(
          new TransformedScore(new ConformalizedQuantile(true), Transform.SQRT),
          Forecasts.quantiles());
    }
  }

  @Group
  class LogOfIntervals extends OnTheNonNegative {
    LogOfIntervals() {
      super(
          new TransformedScore(new ConformalizedQuantile(false), Transform.LOG1P),
          Forecasts.intervals());
    }
  }

  @Group
  class LogOfSigned extends OnTheNonNegative {
    LogOfSigned() {
      super(new TransformedScore(new SignedResidual(), Transform.LOG1P), Forecasts.quantiles());
    }
  }

  @Example
  void score_isTakenOnTheTransformedScale() {
    PointForecast f = new PointForecast(9);
    assertThat(SQRT_ABSOLUTE.of(f, .2, 0, 25)).isEqualTo(2);
    PredictionInterval interval = SQRT_ABSOLUTE.interval(f, .2, 0, 2);
    assertThat(interval.lower()).isCloseTo(1, within(1e-12));
    assertThat(interval.upper()).isCloseTo(25, within(1e-12));
  }

  @Example
  void bandReachingBelowTheDomain_startsAtItsMinimum() {
    assertThat(SQRT_ABSOLUTE.interval(new PointForecast(1), .2, 0, 5).lower()).isZero();
  }

  @Example
  void forecastBelowTheDomain_countsAsItsMinimum() {
    assertThat(SQRT_ABSOLUTE.of(new PointForecast(-7), .2, 0, 4)).isEqualTo(2);
  }

  @Example
  void outcomeBelowTheDomain_isRejectedByName() {
    assertThat(SQRT_ABSOLUTE.rejection(-.5).orElseThrow())
        .isEqualTo("value must be at least 0.0 under transform sqrt: was -0.5");
    assertThat(SQRT_ABSOLUTE.rejection(0)).isEmpty();
  }

  @Example
  void scale_isPushedThroughTheTransform() {
    IntervalScore score = new TransformedScore(new NormalizedResidual(), Transform.SQRT);
    assertThat(score.of(new ScaledForecast(10, 6), .2, 0, 0))
        .isCloseTo(Math.sqrt(10), within(1e-12)); // half the image of [4, 16] is 1
  }

  @Example
  void scaleOfForecastBelowTheDomain_keepsItsLength() {
    IntervalScore score = new TransformedScore(new NormalizedResidual(), Transform.SQRT);
    assertThat(score.of(new ScaledForecast(-5, 4), .2, 0, 9)).isEqualTo(3);
  }

  @Example
  void bandsBelowTheDomain_areEmptyWithFiniteEnds() {
    IntervalScore score = new TransformedScore(new SignedResidual(), Transform.SQRT);
    PredictionInterval interval = score.interval(new PointForecast(1), .2, 1, -2);
    assertThat(interval.isEmpty()).isTrue();
    assertThat(interval.intervalScore(1, .2)).isFinite();
  }

  /** A transform with a domain from 0 on. */
  private abstract static class OnTheNonNegative extends IntervalScoreContract {

    private final IntervalScore score;
    private final Arbitrary<Forecast> forecasts;

    OnTheNonNegative(IntervalScore score, Arbitrary<Forecast> forecasts) {
      this.score = score;
      this.forecasts = forecasts;
    }

    @Override
    IntervalScore score() {
      return score;
    }

    @Override
    Arbitrary<Forecast> forecasts() {
      return forecasts;
    }

    @Override
    double domainLow() {
      return 0;
    }
  }
}
