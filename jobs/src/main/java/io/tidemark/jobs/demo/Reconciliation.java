// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import java.util.List;
import java.util.Locale;

/**
 * Law L7: nothing vanishes. Each number is counted on a topic of its own: what went in by the
 * producer, intervals, evaluations and dead letters record by record, expired and pending
 * predictions by the reports.
 *
 * @param settlingOutcomes outcomes that settled at least one prediction
 * @param repeated intervals and evaluations that came a second time
 */
public record Reconciliation(
    long predictionsIn,
    long intervals,
    long predictionLetters,
    long evaluations,
    long expired,
    long pending,
    long outcomesIn,
    long settlingOutcomes,
    long outcomeLetters,
    long repeated) {

  /** Whether every prediction and every outcome is found again, once. */
  public boolean reconciled() {
    return predictionsIn == intervals + predictionLetters
        && intervals == evaluations + expired + pending
        && outcomesIn == settlingOutcomes + outcomeLetters
        && repeated == 0;
  }

  /** As a user reads it. */
  public List<String> lines() {
    return List.of(
        format(
            "predictions %,9d in  = %,d intervals + %,d dead letters",
            predictionsIn, intervals, predictionLetters),
        format(
            "intervals   %,9d out = %,d settled + %,d expired without an outcome + %,d pending",
            intervals, evaluations, expired, pending),
        format(
            "outcomes    %,9d in  = %,d that settled %,d predictions + %,d dead letters",
            outcomesIn, settlingOutcomes, evaluations, outcomeLetters),
        reconciled()
            ? "reconciled: nothing vanished, nothing came twice"
            : "NOT reconciled" + (repeated == 0 ? "" : format(": %,d came twice", repeated)));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
