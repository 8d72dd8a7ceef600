// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.score.AbsoluteResidual;
import io.tidemark.score.ConformalizedQuantile;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalScore;
import io.tidemark.score.PredictionInterval;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.SignedResidual;
import io.tidemark.score.Transform;
import io.tidemark.score.TransformedScore;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class BandNestingTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double[] TARGETS = {.2, .02, .1};
  private static final int[] WIDEST_FIRST = {1, 2, 0};
  private static final List<IntervalScore> SCORES =
      List.of(
          new AbsoluteResidual(),
          new SignedResidual(),
          new ConformalizedQuantile(false),
          new ConformalizedQuantile(true),
          new TransformedScore(new ConformalizedQuantile(true), Transform.SQRT),
          new TransformedScore(new SignedResidual(), Transform.LOG1P));

  @Property(seed = "1")
  void bands_areNestedAndThresholdsOnlyRaised(
      @ForAll @Size(7) List<@DoubleRange(min = -50, max = 50) Double> values,
      @ForAll @Size(6) List<@DoubleRange(min = -3, max = 9) Double> thresholds) {
    Forecast f = forecast(values);
    for (IntervalScore score : SCORES) {
      double[][] given = byTail(score, thresholds);
      double[][] raised = BandNesting.nest(score, f, TARGETS, given);
      for (int tail = 0; tail < score.tails(); tail++) {
        assertNested(score, f, raised, tail);
        for (int i = 0; i < TARGETS.length; i++) {
          assertThat(raised[i][tail]).isGreaterThanOrEqualTo(given[i][tail]);
        }
      }
    }
  }

  @Property(seed = "2")
  void raisedThreshold_isTheSmallestThatNests(
      @ForAll @Size(7) List<@DoubleRange(min = -50, max = 50) Double> values,
      @ForAll @DoubleRange(min = 0, max = 9) double outerThreshold) {
    Forecast f = forecast(values);
    IntervalScore score = new ConformalizedQuantile(false);
    double[] targets = {.1, .2};
    double[][] raised =
        BandNesting.nest(score, f, targets, new double[][] {{-1e9}, {outerThreshold}});
    PredictionInterval inner = score.interval(f, .2, 0, outerThreshold);
    PredictionInterval less = score.interval(f, .1, 0, Math.nextDown(raised[0][0]));
    assertThat(less.contains(inner.lower()) && less.contains(inner.upper())).isFalse();
  }

  @Property(seed = "3", tries = 100)
  void nestedThresholds_stayAsTheyAre(
      @ForAll @Size(7) List<@DoubleRange(min = -50, max = 50) Double> values,
      @ForAll @Size(6) List<@DoubleRange(min = -3, max = 9) Double> thresholds) {
    Forecast f = forecast(values);
    for (IntervalScore score : SCORES) {
      double[][] once = BandNesting.nest(score, f, TARGETS, byTail(score, thresholds));
      assertThat(BandNesting.nest(score, f, TARGETS, once)).isDeepEqualTo(once);
    }
  }

  @Example
  void wholeLine_makesSmallerTargetsTheWholeLine() {
    for (IntervalScore score : SCORES) {
      double[][] thresholds = new double[TARGETS.length][score.tails()];
      thresholds[2][0] = INFINITY;
      double[][] raised =
          BandNesting.nest(
              score, forecast(List.of(1., 2., 3., 4., 5., 6., 7.)), TARGETS, thresholds);
      assertThat(raised[1][0]).isEqualTo(INFINITY);
      assertThat(raised[0][0]).isFinite();
    }
  }

  @Example
  void freeSideOfATail_doesNotMakeTheThresholdInfinite() {
    double[][] raised =
        BandNesting.nest(
            new SignedResidual(),
            forecast(List.of(1., 2., 3., 4., 5., 6., 7.)),
            TARGETS,
            new double[][] {{2, 3}, {1, 1}, {1, 4}});
    assertThat(raised).isDeepEqualTo(new double[][] {{2, 3}, {2, 4}, {2, 4}});
  }

  @Example
  void emptyBand_raisesNothing() {
    double[][] thresholds = {{-INFINITY}, {-INFINITY}, {-INFINITY}};
    assertThat(
            BandNesting.nest(
                new AbsoluteResidual(),
                forecast(List.of(1., 2., 3., 4., 5., 6., 7.)),
                TARGETS,
                thresholds))
        .isDeepEqualTo(thresholds);
  }

  @Example
  void thresholdsOfLabels_areMadeMonotoneInTheOrderGiven() {
    assertThat(BandNesting.nest(TARGETS, new double[] {.6, .9, .5})).containsExactly(.6, .9, .6);
    assertThat(BandNesting.nest(TARGETS, new double[] {.6, .2, INFINITY}))
        .containsExactly(.6, INFINITY, INFINITY);
  }

  private static void assertNested(IntervalScore score, Forecast f, double[][] raised, int tail) {
    PredictionInterval outer = PredictionInterval.WHOLE_LINE;
    for (int i : WIDEST_FIRST) {
      PredictionInterval inner = score.interval(f, TARGETS[i], tail, raised[i][tail]);
      if (!inner.isEmpty()) {
        assertThat(outer.lower()).isLessThanOrEqualTo(inner.lower());
        assertThat(outer.upper()).isGreaterThanOrEqualTo(inner.upper());
      }
      outer = inner;
    }
  }

  private static Forecast forecast(List<Double> values) {
    return QuantileForecast.sorted(
        new double[] {.01, .05, .1, .5, .9, .95, .99},
        values.stream().mapToDouble(v -> v).toArray());
  }

  private static double[][] byTail(IntervalScore score, List<Double> values) {
    double[][] thresholds = new double[TARGETS.length][score.tails()];
    for (int i = 0; i < TARGETS.length; i++) {
      for (int tail = 0; tail < score.tails(); tail++) {
        thresholds[i][tail] = values.get(2 * i + tail);
      }
    }
    return thresholds;
  }
}
