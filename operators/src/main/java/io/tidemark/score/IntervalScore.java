// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/**
 * A score of real-valued outcomes. A score has one tail, or two that are calibrated apart: tail 0
 * bounds the interval from below, tail 1 from above, each at half the target miscoverage.
 *
 * <p>Law: {@code of(f, a, tail, y) <= q} exactly when {@code interval(f, a, tail, q)} contains y,
 * in floating point, for every finite y in the domain; +infinity gives the whole line, -infinity
 * the empty interval.
 */
public non-sealed interface IntervalScore extends NonconformityScore {

  /** 1, or 2 when the tails are calibrated apart. */
  int tails();

  /** Whether a tail bounds its interval on a side: both sides when there is one tail. */
  default boolean bounds(int tail, Side side) {
    return tails() == 1 || Side.of(tail) == side;
  }

  /**
   * Whether the score differs by target miscoverage, so that each target needs scores of its own.
   */
  boolean dependsOnTarget();

  /** Why a forecast can't be scored, naming what is missing; empty when it can. */
  Optional<String> rejection(Forecast forecast, double targetMiscoverage);

  /** Why an outcome can't be scored (outside the domain of a transform); empty when it can. */
  Optional<String> rejection(double outcome);

  /** The score of an outcome in one tail. */
  double of(Forecast forecast, double targetMiscoverage, int tail, double outcome);

  /** All outcomes whose score in this tail is at most the threshold. */
  PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold);
}
