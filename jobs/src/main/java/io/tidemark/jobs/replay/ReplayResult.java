// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.Leaderboard;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.TriageReport;
import io.tidemark.flink.Tally;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a replay gave, in an order that no parallelism changes. */
final class ReplayResult {

  final List<CalibratedPrediction> intervals = new ArrayList<>();
  final List<Evaluation> evaluations = new ArrayList<>();
  final List<CoverageReport> reports = new ArrayList<>();
  final List<AlertTransition> alerts = new ArrayList<>();
  final List<TriageReport> triage = new ArrayList<>();
  final List<MonitoringTransition> transitions = new ArrayList<>();
  final List<DeadLetter> deadLetters = new ArrayList<>();
  final List<Tally> tallies = new ArrayList<>();

  /** By group, the newest. */
  final Map<String, Leaderboard> leaderboards = new TreeMap<>();

  private long combinedPredictions;
  private long combinedOutcomes;

  /** Counts what an ensemble put in. */
  void count(Inbound record) {
    combinedPredictions += record instanceof PredictionEvent ? 1 : 0;
    combinedOutcomes += record instanceof OutcomeEvent ? 1 : 0;
  }

  /** What went in: the records of the file and those of ensembles. */
  ReplayFile.Contents inputs(ReplayFile.Contents file) {
    return new ReplayFile.Contents(
        file.predictions() + combinedPredictions,
        file.outcomes() + combinedOutcomes,
        file.unreadableRows(),
        file.sorted());
  }

  void add(Leaderboard leaderboard) {
    leaderboards.merge(
        leaderboard.getGroup(), leaderboard, (a, b) -> a.getOutcomes() > b.getOutcomes() ? a : b);
  }

  void sort() {
    intervals.sort(
        Comparator.comparing(CalibratedPrediction::getEventTime)
            .thenComparing(CalibratedPrediction::getModel)
            .thenComparing(CalibratedPrediction::getId));
    evaluations.sort(
        Comparator.comparing(Evaluation::getSettledTime)
            .thenComparing(Evaluation::getModel)
            .thenComparing(Evaluation::getPredictionId));
    reports.sort(
        Comparator.comparing(CoverageReport::getTickEnd).thenComparing(CoverageReport::getRollup));
    alerts.sort(
        Comparator.comparing(AlertTransition::getTime)
            .thenComparing(AlertTransition::getFingerprint)
            .thenComparing(AlertTransition::getEpisode)
            .thenComparing(AlertTransition::getSequence));
    triage.sort(
        Comparator.comparing(TriageReport::getReviewEnd).thenComparing(TriageReport::getModel));
    transitions.sort(
        Comparator.comparing(MonitoringTransition::getTime)
            .thenComparing(MonitoringTransition::getSubject)
            .thenComparing(MonitoringTransition::getKind));
    deadLetters.sort(
        Comparator.comparing(DeadLetter::getOffset)
            .thenComparing(letter -> letter.getReason().name()));
  }
}
