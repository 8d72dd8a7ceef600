// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Optional;

/**
 * Scores in panes by ascending index. They enter any pane and leave with the whole of the oldest.
 */
public interface ScorePanes {

  /** Whether there is no pane. */
  boolean isEmpty();

  /** Index of the oldest pane; there is one. */
  long oldest();

  /** Index of the newest pane; there is one. */
  long newest();

  /** Scores in the newest pane; there is one. */
  long newestCount();

  /** Scores in all panes, infinite ones included. */
  long count();

  /** Adds a score, which is a number, to the pane of an index that is not below the oldest. */
  void add(long pane, double score);

  /** Drops the oldest pane; there is one. */
  void dropOldest();

  /** What a threshold is to the scores that were added. */
  Certainty certainty();

  /** The rank rule (law L3), see {@link ScoreDistribution#threshold}. */
  double threshold(double miscoverage);

  /**
   * The largest number of scores that may be at most as large as a value; exact or certified panes
   * never give less than there are.
   */
  double mostUpTo(double value);

  /** The largest miscoverage level at which a score would be covered; 1 if empty. */
  double level(double score);

  /** The smoothed conformal p-value of a score, see {@link ScoreDistribution#pValue}. */
  double pValue(double score, double tieBreak);

  /** Puts the scores, weighted by their panes, in place of those that were there. */
  void weigh(PaneWeight weight, WeightedScores into);

  /** The scores as an immutable distribution. */
  ScoreDistribution distribution();

  /** The entries without their panes; empty for panes that can't certify. */
  Optional<UpperSummary> summary();

  /** The state; does not change it. */
  FlatState snapshot();

  /** The weight of a pane's scores. */
  interface PaneWeight {

    /**
     * A weight that depends on the pane's age alone.
     *
     * @param pane index
     * @param newer scores in newer panes
     * @param count scores in the pane, at least 1
     * @return at least 0 and finite
     */
    double of(long pane, long newer, long count);
  }

  /** What a threshold is to the scores that were added. */
  enum Certainty {
    /** The score of the rank. */
    EXACT,
    /** Never below the score of the rank. */
    CERTIFIED,
    /** Near the score of the rank, on either side of it. */
    ESTIMATE
  }
}
