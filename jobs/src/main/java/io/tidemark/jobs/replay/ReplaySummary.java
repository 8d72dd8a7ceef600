// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.TargetCoverage;
import io.tidemark.flink.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a replay amounts to.
 *
 * @param models by model, then by target
 * @param segments by segment, then by target
 * @param maxLogEvidence by rollup: the largest log evidence for a fault, against the log of the
 *     average run length
 * @param fired the alerts that fired, in their order
 */
public record ReplaySummary(
    Map<String, Map<String, TargetSummary>> models,
    Map<String, Map<String, TargetSummary>> segments,
    Map<String, Evidence> maxLogEvidence,
    List<FiredAlert> fired,
    Reconciliation reconciliation) {

  /** The evidence of one rollup. */
  public record Evidence(double maxLogEvidence, double logLimit) {}

  /**
   * Law L7: nothing vanishes.
   *
   * @param predictionsReconciled predictions in = intervals out + dead letters, and intervals out =
   *     evaluations + expired + pending
   * @param outcomesReconciled outcomes in = evaluations + dead letters + waiting
   */
  public record Reconciliation(
      long rows,
      long predictionsIn,
      long intervalsOut,
      long outcomesIn,
      long evaluations,
      long expired,
      long pending,
      long outcomesWaiting,
      Map<String, Long> deadLetters,
      boolean predictionsReconciled,
      boolean outcomesReconciled) {

    /** Whether both hold. */
    @JsonProperty
    public boolean reconciled() {
      return predictionsReconciled && outcomesReconciled;
    }
  }

  static ReplaySummary of(ReplayResult result, ReplayFile.Contents inputs) {
    Map<String, TargetTallies> models = new TreeMap<>();
    Map<String, TargetTallies> segments = new TreeMap<>();
    for (Evaluation e : result.evaluations) {
      models.computeIfAbsent(model(e), m -> new TargetTallies()).add(e);
      segments.computeIfAbsent(e.getSegment(), s -> new TargetTallies()).add(e);
    }
    return new ReplaySummary(
        summaries(models),
        summaries(segments),
        evidence(result),
        FiredAlert.of(result.alerts),
        reconcile(result, inputs));
  }

  private static String model(Evaluation e) {
    return e.getModelVersion().isEmpty() ? e.getModel() : e.getModel() + "@" + e.getModelVersion();
  }

  private static Map<String, Map<String, TargetSummary>> summaries(
      Map<String, TargetTallies> tallies) {
    Map<String, Map<String, TargetSummary>> summaries = new TreeMap<>();
    tallies.forEach((key, tally) -> summaries.put(key, tally.summaries()));
    return summaries;
  }

  private static Map<String, Evidence> evidence(ReplayResult result) {
    Map<String, Evidence> evidence = new TreeMap<>();
    for (CoverageReport report : result.reports) {
      for (TargetCoverage target : report.getTargets()) {
        evidence.put(
            report.getRollup() + "@" + target.getTargetMiscoverage(),
            new Evidence(target.getMaxLogEvidence(), target.getLogLimit()));
      }
    }
    return evidence;
  }

  private static Reconciliation reconcile(ReplayResult result, ReplayFile.Contents in) {
    Map<String, Long> letters = new TreeMap<>();
    long ofPredictions = 0;
    long unreadable = 0;
    for (DeadLetter letter : result.deadLetters) {
      letters.merge(letter.getReason().name(), 1L, Long::sum);
      switch (letter.getReason()) {
        case UNREADABLE_ROW -> unreadable++;
        case MISSING_DIMENSION, SCORE_MISMATCH, DUPLICATE_PREDICTION -> ofPredictions++;
        default -> {}
      }
    }
    long ofOutcomes = result.deadLetters.size() - ofPredictions - unreadable;
    long intervals = result.intervals.size();
    long evaluations = result.evaluations.size();
    long expired = count(result, Tally.Kind.EXPIRED_PREDICTION);
    long pending = count(result, Tally.Kind.PENDING_PREDICTION);
    long waiting = count(result, Tally.Kind.WAITING_OUTCOME);
    return new Reconciliation(
        in.predictions() + in.unreadableRows(),
        in.predictions(),
        intervals,
        in.outcomes(),
        evaluations,
        expired,
        pending,
        waiting,
        letters,
        unreadable == in.unreadableRows()
            && in.predictions() == intervals + ofPredictions
            && intervals == evaluations + expired + pending,
        in.outcomes() == evaluations + ofOutcomes + waiting);
  }

  private static long count(ReplayResult result, Tally.Kind kind) {
    return result.tallies.stream()
        .filter(tally -> tally.kind() == kind)
        .mapToLong(Tally::count)
        .sum();
  }
}
