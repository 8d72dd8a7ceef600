// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * |y - f| / s, with the forecast's own scale s: the residual in units of what the model expected.
 *
 * <p>Reference: Lei, G'Sell, Rinaldo, Tibshirani, Wasserman 2018, section 5.2.
 */
public final class NormalizedResidual implements IntervalScore {

  /** The name used in policies. */
  public static final String NAME = "normalized-residual";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean scaleFree() {
    return true;
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
    return forecast instanceof ScaledForecast
        ? Optional.empty()
        : Optional.of("score " + NAME + " needs a point forecast with a scale: was " + forecast);
  }

  @Override
  public Optional<String> rejection(double outcome) {
    return Optional.empty();
  }

  @Override
  public double of(Forecast forecast, double targetMiscoverage, int tail, double outcome) {
    ScaledForecast f = (ScaledForecast) forecast;
    return Math.abs(outcome - f.value()) / f.scale();
  }

  @Override
  public PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold) {
    ScaledForecast f = (ScaledForecast) forecast;
    double reach = threshold * f.scale();
    return Around.of(
        y -> of(forecast, targetMiscoverage, tail, y),
        threshold,
        f.value(),
        f.value() - reach,
        f.value() + reach);
  }
}
