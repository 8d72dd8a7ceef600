// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * Two tails calibrated apart: f - y bounds from below (tail 0), y - f from above (tail 1). For
 * errors that are not symmetric. f is the point, the median of quantiles, or the middle of an
 * interval. Each tail at half the target gives the target for both, by the union bound.
 *
 * <p>Reference: Linusson, Johansson, Lofstrom 2014, section 3.
 */
public final class SignedResidual implements IntervalScore {

  /** The name used in policies. */
  public static final String NAME = "signed-residual";

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
    return Side.of(tail).score(Centre.of(forecast), outcome);
  }

  @Override
  public PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold) {
    return Side.of(tail).interval(Centre.of(forecast), threshold);
  }
}
