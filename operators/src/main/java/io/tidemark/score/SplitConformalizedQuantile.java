// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * Each end of the model's own interval [l, u] calibrated apart: l - y bounds from below (tail 0), y
 * - u from above (tail 1), each at half the target. For forecasts whose two ends err differently:
 * the interval is [l - q0, u + q1], and each tail alone misses with half the target.
 *
 * <p>Guarantee: that of the two thresholds, for exchangeable scores of one target; the tails' sum
 * to the target by the union bound. Intervals are at least as wide on average as those of one
 * threshold for both ends. Constant time.
 *
 * <p>Reference: Romano, Patterson, Candes 2019, theorem 2.
 */
public final class SplitConformalizedQuantile implements IntervalScore {

  /** The name used in policies. */
  public static final String NAME = "conformalized-quantile-split";

  private final ConformalizedQuantile symmetric = new ConformalizedQuantile(false);

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
    return 2;
  }

  @Override
  public boolean dependsOnTarget() {
    return true;
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double targetMiscoverage) {
    return symmetric
        .rejection(forecast, targetMiscoverage)
        .map(reason -> reason.replace(symmetric.name(), NAME));
  }

  @Override
  public Optional<String> rejection(double outcome) {
    return Optional.empty();
  }

  @Override
  public double of(Forecast forecast, double targetMiscoverage, int tail, double outcome) {
    return Side.of(tail).score(end(forecast, targetMiscoverage, tail), outcome);
  }

  @Override
  public PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold) {
    return Side.of(tail).interval(end(forecast, targetMiscoverage, tail), threshold);
  }

  private static double end(Forecast forecast, double targetMiscoverage, int tail) {
    return Side.of(tail).end(forecast.statedInterval(targetMiscoverage).orElseThrow());
  }
}
