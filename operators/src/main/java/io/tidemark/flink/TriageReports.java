// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.Triage;
import io.tidemark.event.TriageEntry;
import io.tidemark.event.TriageReport;
import io.tidemark.flink.event.Moments;
import io.tidemark.policy.Dimension;
import io.tidemark.policy.RollupKey;
import java.util.stream.Collectors;

/** The event that says where to look first. */
final class TriageReports {

  private TriageReports() {}

  static Triage.Candidate candidate(String rollup, TriageCell cell) {
    String group =
        RollupKey.parse(rollup).dimensions().stream()
            .map(Dimension::name)
            .collect(Collectors.joining("|"));
    return new Triage.Candidate(
        rollup,
        group,
        cell.logEValue(),
        cell.trials(),
        cell.misses(),
        cell.outcomes(),
        cell.thin());
  }

  static TriageReport of(
      String model, long startMicros, long endMicros, Triage.Ranking ranking, long policyVersion) {
    return TriageReport.newBuilder()
        .setModel(model)
        .setReviewStart(Moments.of(startMicros))
        .setReviewEnd(Moments.of(endMicros))
        .setLevel(Triage.LEVEL)
        .setCandidates(ranking.candidates())
        .setSelected(ranking.selected())
        .setThin(ranking.thin())
        .setEntries(ranking.entries().stream().map(TriageReports::entry).toList())
        .setPolicyVersion(policyVersion)
        .build();
  }

  private static TriageEntry entry(Triage.Ranked ranked) {
    Triage.Candidate c = ranked.candidate();
    return TriageEntry.newBuilder()
        .setRollup(c.rollup())
        .setLogEValue(c.logEValue())
        .setSelected(ranked.selected())
        .setTrials(c.trials())
        .setMisses(c.misses())
        .setMissRate((double) c.misses() / c.trials())
        .setExactLow(ranked.exact().low())
        .setExactHigh(ranked.exact().high())
        .setShareOfTraffic(ranked.shareOfTraffic())
        .setThin(c.thin())
        .build();
  }
}
