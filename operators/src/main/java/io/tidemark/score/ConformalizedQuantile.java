// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * max(l - y, y - u): how far the outcome lies outside the model's own interval [l, u] for the
 * target, negative inside; optionally in units of that interval's width.
 *
 * <p>The widened interval is [l - q, u + q]; a negative threshold narrows it, down to empty.
 * Divided by the width w, it is [l - q w, u + q w]. A width below 1e-9 of the interval's magnitude
 * (or 1e-12) counts as that, so that a degenerate interval still has a finite score and interval;
 * one that overflows counts as the largest double.
 *
 * <p>Guarantee: that of the threshold, for exchangeable scores of one target; each target has
 * scores of its own, because l and u differ. Constant time.
 *
 * <p>Reference: Romano, Patterson, Candes 2019, equations 6 and 7; the normalised form:
 * Kivaranovic, Johnson, Leeb 2020, section 3.
 */
public final class ConformalizedQuantile implements IntervalScore {

  /** The name used in policies. */
  public static final String NAME = "conformalized-quantile";

  /** The name of the width-normalised form. */
  public static final String NORMALIZED_NAME = "conformalized-quantile-normalized";

  private static final double RELATIVE_FLOOR = 1e-9;
  private static final double ABSOLUTE_FLOOR = 1e-12;

  private final boolean normalized;

  /**
   * The score.
   *
   * @param normalized whether to divide by the width of the stated interval
   */
  public ConformalizedQuantile(boolean normalized) {
    this.normalized = normalized;
  }

  @Override
  public String name() {
    return normalized ? NORMALIZED_NAME : NAME;
  }

  @Override
  public boolean scaleFree() {
    return normalized;
  }

  @Override
  public int tails() {
    return 1;
  }

  @Override
  public boolean dependsOnTarget() {
    return true;
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double targetMiscoverage) {
    return forecast.statedInterval(targetMiscoverage).isPresent()
        ? Optional.empty()
        : Optional.of(
            "score "
                + name()
                + " needs the forecast's own interval for targetMiscoverage "
                + targetMiscoverage
                + " (levels "
                + targetMiscoverage / 2
                + " and "
                + (1 - targetMiscoverage / 2)
                + "): was "
                + forecast);
  }

  @Override
  public Optional<String> rejection(double outcome) {
    return Optional.empty();
  }

  @Override
  public double of(Forecast forecast, double targetMiscoverage, int tail, double outcome) {
    return of(forecast.statedInterval(targetMiscoverage).orElseThrow(), outcome);
  }

  private double of(PredictionInterval stated, double y) {
    return Math.max(stated.lower() - y, y - stated.upper()) / unit(stated);
  }

  private double unit(PredictionInterval stated) {
    if (!normalized) {
      return 1.0;
    }
    double magnitude = Math.max(Math.abs(stated.lower()), Math.abs(stated.upper()));
    double floor = Math.max(ABSOLUTE_FLOOR, RELATIVE_FLOOR * magnitude);
    return Math.min(Double.MAX_VALUE, Math.max(stated.width(), floor));
  }

  @Override
  public PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold) {
    PredictionInterval stated = forecast.statedInterval(targetMiscoverage).orElseThrow();
    double reach = threshold * unit(stated);
    double best = Centre.between(stated.lower(), stated.upper());
    return Around.of(
        y -> of(stated, y), threshold, best, stated.lower() - reach, stated.upper() + reach);
  }
}
