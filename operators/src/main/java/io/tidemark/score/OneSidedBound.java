// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * One bound instead of two: y - b for an upper bound, b - y for a lower one, at the whole target.
 * The interval is (-infinity, b + q], or [b - q, infinity): what a capacity, a value at risk or a
 * service level needs. The base b is the stated quantile of level 1 - target (upper) or target
 * (lower), the end of a stated interval on that side, or the point.
 *
 * <p>Guarantee: that of the threshold, for exchangeable scores of one target. Widths and interval
 * scores are infinite; misses count the one side. Constant time.
 *
 * <p>Reference: Vovk, Gammerman, Shafer 2005, section 2.3; with quantiles: Romano, Patterson,
 * Candes 2019, section 4, one end.
 */
public final class OneSidedBound implements IntervalScore {

  /** The name of the lower bound in policies. */
  public static final String LOWER_NAME = "lower-bound";

  /** The name of the upper bound in policies. */
  public static final String UPPER_NAME = "upper-bound";

  private final Side side;

  private OneSidedBound(Side side) {
    this.side = side;
  }

  /** Bounds from below. */
  public static OneSidedBound lower() {
    return new OneSidedBound(Side.LOWER);
  }

  /** Bounds from above. */
  public static OneSidedBound upper() {
    return new OneSidedBound(Side.UPPER);
  }

  @Override
  public String name() {
    return side == Side.LOWER ? LOWER_NAME : UPPER_NAME;
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
  public boolean bounds(int tail, Side bounded) {
    return bounded == side;
  }

  @Override
  public boolean dependsOnTarget() {
    return true;
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double targetMiscoverage) {
    if (forecast instanceof QuantileForecast q) {
      double level = level(targetMiscoverage);
      return q.at(level).isPresent()
          ? Optional.empty()
          : Optional.of(
              "score "
                  + name()
                  + " needs the forecast's quantile of level "
                  + level
                  + " for targetMiscoverage "
                  + targetMiscoverage
                  + ": was "
                  + forecast);
    }
    return Centre.rejection(name(), forecast);
  }

  @Override
  public Optional<String> rejection(double outcome) {
    return Optional.empty();
  }

  @Override
  public double of(Forecast forecast, double targetMiscoverage, int tail, double outcome) {
    return side.score(base(forecast, targetMiscoverage), outcome);
  }

  @Override
  public PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold) {
    return side.interval(base(forecast, targetMiscoverage), threshold);
  }

  private double base(Forecast forecast, double targetMiscoverage) {
    if (forecast instanceof QuantileForecast q) {
      return q.at(level(targetMiscoverage)).orElseThrow();
    }
    return forecast instanceof IntervalForecast i
        ? side.end(new PredictionInterval(i.lower(), i.upper()))
        : Centre.of(forecast);
  }

  private double level(double targetMiscoverage) {
    return side == Side.LOWER ? targetMiscoverage : 1 - targetMiscoverage;
  }
}
