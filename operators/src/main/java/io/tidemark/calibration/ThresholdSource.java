// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.Decay;

/** What a threshold rule asks of past scores. */
public interface ThresholdSource {

  /**
   * The ceil((n + 1)(1 - miscoverage))-th smallest score, in exact arithmetic; +infinity if that
   * rank exceeds n or miscoverage is at most 0, -infinity if the rank is below 1 or miscoverage is
   * at least 1.
   */
  double threshold(double miscoverage);

  /**
   * The smallest score up to which the scores hold a share of at least 1 - miscoverage of the
   * weights, those of newer scores being larger; +infinity if they never do or miscoverage is at
   * most 0, -infinity if miscoverage is at least 1.
   */
  double threshold(double miscoverage, Decay decay);
}
