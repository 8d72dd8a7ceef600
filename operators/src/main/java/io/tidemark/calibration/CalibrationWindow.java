// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.Decay;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreDistribution;

/** The last scores of a segment, by count or by event time. */
public interface CalibrationWindow {

  /** Adds a score; NaN is rejected, infinities take part in count and rank. */
  void add(double score, long eventTimeMicros);

  /** Expires old scores; comes before every time-dependent read. */
  void advanceTo(long eventTimeMicros);

  /**
   * The ceil((n + 1)(1 - miscoverage))-th smallest score, in exact arithmetic; +infinity if that
   * rank exceeds n or miscoverage is at most 0, -infinity if the rank is below 1.
   */
  double threshold(double miscoverage);

  /**
   * The smallest score up to which the scores hold a share of at least 1 - miscoverage of the
   * weights, those of newer scores being larger; +infinity if they never do or miscoverage is at
   * most 0, -infinity if miscoverage is at least 1. The scores of one pane share its mean weight.
   */
  double threshold(double miscoverage, Decay decay);

  /** Scores in the window. */
  long count();

  /** The scores as an immutable distribution. */
  ScoreDistribution distribution();

  /** The state; {@link CalibrationWindows#restore} reads it. */
  FlatState snapshot();
}
