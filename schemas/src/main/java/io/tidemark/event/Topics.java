// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event;

import java.util.List;
import java.util.Set;

/** The names of the topics. */
public final class Topics {

  /** In: {@link Prediction}, by any key. */
  public static final String PREDICTIONS = "tidemark.predictions";

  /** In: {@link Outcome}, by any key. */
  public static final String OUTCOMES = "tidemark.outcomes";

  /** In: {@link Policy}, by model; compacted. */
  public static final String POLICIES = "tidemark.policies";

  /** Out: {@link CalibratedPrediction}, by prediction id. */
  public static final String INTERVALS = "tidemark.intervals";

  /** Out: {@link Evaluation}, by segment. */
  public static final String EVALUATIONS = "tidemark.evaluations";

  /** Out: {@link CoverageReport}, by rollup. */
  public static final String REPORTS = "tidemark.reports";

  /** Out: {@link ScoreSummary}, by segment; compacted. */
  public static final String SUMMARIES = "tidemark.summaries";

  /** Out: {@link AlertTransition}, by fingerprint; every transition is kept. */
  public static final String ALERTS = "tidemark.alerts";

  /** Out: {@link AlertTransition}, by fingerprint; compacted to the newest state of each alert. */
  public static final String ALERTS_CURRENT = "tidemark.alerts.current";

  /** Out: {@link Leaderboard}, by group; compacted. */
  public static final String LEADERBOARD = "tidemark.leaderboard";

  /** Out: {@link TriageReport}, by model. */
  public static final String TRIAGE = "tidemark.triage";

  /** Out: {@link MonitoringTransition}, by model. */
  public static final String TRANSITIONS = "tidemark.transitions";

  /** Out: {@link DeadLetter}, without a key. */
  public static final String DEAD_LETTERS = "tidemark.dead-letters";

  /** What the job reads. */
  public static final List<String> INPUTS = List.of(PREDICTIONS, OUTCOMES, POLICIES);

  /** What the job writes. */
  public static final List<String> OUTPUTS =
      List.of(
          INTERVALS,
          EVALUATIONS,
          REPORTS,
          SUMMARIES,
          ALERTS,
          ALERTS_CURRENT,
          LEADERBOARD,
          TRIAGE,
          TRANSITIONS,
          DEAD_LETTERS);

  /** The topics that keep the newest record of each key; all others delete by age. */
  public static final Set<String> COMPACTED =
      Set.of(POLICIES, SUMMARIES, ALERTS_CURRENT, LEADERBOARD);

  private Topics() {}
}
