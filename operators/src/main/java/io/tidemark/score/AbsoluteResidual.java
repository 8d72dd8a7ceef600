// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * |y - f|: the distance of the outcome from the forecast; the median stands for quantiles, the
 * middle for an interval. Intervals are equally wide everywhere.
 *
 * <p>Reference: Lei, G'Sell, Rinaldo, Tibshirani, Wasserman 2018, algorithm 2.
 */
public final class AbsoluteResidual implements IntervalScore {

  /** The name used in policies. */
  public static final String NAME = "absolute-residual";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean scaleFree() {
    return false;
  }

  @Override
  public int tails() {
    return 1;
  }

  @Override
  public boolean dependsOnTarget() {
    return false;
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double targetMiscoverage) {
    return Centre.rejection(name(), forecast);
  }

  @Override
  public Optional<String> rejection(double outcome) {
    return Optional.empty();
  }

  @Override
  public double of(Forecast forecast, double targetMiscoverage, int tail, double outcome) {
    return Math.abs(outcome - Centre.of(forecast));
  }

  @Override
  public PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold) {
    double centre = Centre.of(forecast);
    return Around.of(
        y -> Math.abs(y - centre), threshold, centre, centre - threshold, centre + threshold);
  }
}
