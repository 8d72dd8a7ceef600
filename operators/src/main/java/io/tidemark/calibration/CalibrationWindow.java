// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.Decay;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreDistribution;
import io.tidemark.quantile.UpperSummary;
import io.tidemark.quantile.WeightedScores;
import java.util.Optional;

/** The last scores of a segment, by count or by event time. */
public interface CalibrationWindow extends ThresholdSource {

  /** Adds a score; NaN is rejected, infinities take part in count and rank. */
  void add(double score, long eventTimeMicros);

  /** Expires old scores; comes before every time-dependent read. */
  void advanceTo(long eventTimeMicros);

  /**
   * This window as {@link #advanceTo} would leave it, for reading alone until the next change: this
   * very window where nothing would change, else a copy. Learns nothing, time included.
   */
  CalibrationWindow at(long eventTimeMicros);

  /**
   * The ceil((n + 1)(1 - miscoverage))-th smallest score, in exact arithmetic; +infinity if that
   * rank exceeds n or miscoverage is at most 0, -infinity if the rank is below 1 or miscoverage is
   * at least 1. A certified window gives that score or a larger one, a t-digest an estimate of it.
   * With a half-life, the weighted threshold of {@link WeightedScores}.
   */
  @Override
  double threshold(double miscoverage);

  /**
   * The smallest score up to which the scores hold a share of at least 1 - miscoverage of the
   * weights, those of newer scores being larger; +infinity if they never do or miscoverage is at
   * most 0, -infinity if miscoverage is at least 1. The scores of one pane share its mean weight.
   */
  @Override
  double threshold(double miscoverage, Decay decay);

  /** The threshold with what is known of it. */
  ThresholdCertificate certificate(double miscoverage);

  /** Whether there are scores enough for a finite threshold, infinite scores aside. */
  boolean reaches(double miscoverage);

  /** Whether the scores weigh enough for a finite threshold by age, infinite scores aside. */
  boolean reaches(double miscoverage, Decay decay);

  /**
   * The largest miscoverage level at which a score would be covered: the share of scores at least
   * as large, 1 if empty. A certified window never gives less than the share that is.
   */
  double level(double score);

  /**
   * (#above + tieBreak (#ties + 1)) / (n + 1), asked before the score is added: uniform on
   * exchangeable scores if the tie-break is (Vovk et al. 2005, equation 2.20). A certified window
   * never gives less than that p-value, so it stays valid.
   *
   * @param tieBreak in [0, 1)
   */
  double pValue(double score, double tieBreak);

  /** Scores in the window. */
  long count();

  /** (sum w)^2 / sum(w^2) over the scores; their number unless the window has a half-life. */
  double effectiveCount();

  /** The scores as an immutable distribution; an estimate unless the window is exact. */
  ScoreDistribution distribution();

  /** The scores as a certified upper summary; empty for a t-digest, which can't certify. */
  Optional<UpperSummary> summary();

  /** The state; {@link CalibrationWindows#restore} reads it. */
  FlatState snapshot();
}
