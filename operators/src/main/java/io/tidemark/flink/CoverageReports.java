// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import io.tidemark.coverage.TickReport;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.TargetCoverage;
import io.tidemark.flink.event.Moments;
import java.util.List;
import java.util.OptionalLong;

/** The event that tells how a rollup fares, and what goes on to its alerts. */
final class CoverageReports {

  private CoverageReports() {}

  static CoverageReport of(RollupFact fact, long tickEndMicros, TickReport report) {
    boolean outcomes = report.scores().length > 0;
    return CoverageReport.newBuilder()
        .setModel(fact.model())
        .setRollup(fact.rollup())
        .setTickStart(Moments.of(tickEndMicros - fact.settings().tickMicros()))
        .setTickEnd(Moments.of(tickEndMicros))
        .setTargets(report.targets().stream().map(CoverageReports::target).toList())
        .setScoreLevels(outcomes ? CalibratedPredictions.boxed(TickReport.SCORE_LEVELS) : List.of())
        .setScoreQuantiles(CalibratedPredictions.boxed(report.scores()))
        .setPending(report.pending())
        .setIssued(report.issued())
        .setSettled(report.settled())
        .setExpired(report.expired())
        .setLate(report.late())
        .setDuplicates(report.duplicates())
        .setCompleteness(report.completeness())
        .setDelayP50Micros(outcomes ? (long) report.delays()[0] : null)
        .setDelayP95Micros(outcomes ? (long) report.delays()[1] : null)
        .setPolicyVersion(fact.policyVersion())
        .build();
  }

  private static TargetCoverage target(TickReport.TargetTick t) {
    return TargetCoverage.newBuilder()
        .setTargetMiscoverage(t.targetMiscoverage())
        .setTrials(t.trials())
        .setMiscovered(t.misses())
        .setBaselineTrials(t.baselineTrials())
        .setBaselineMiscovered(t.baselineMisses())
        .setRate((double) t.misses() / t.trials())
        .setExactLow(t.exact().low())
        .setExactHigh(t.exact().high())
        .setSequenceLow(t.sequence().low())
        .setSequenceHigh(t.sequence().high())
        .setWidthQuantiles(CalibratedPredictions.boxed(t.widths()))
        .setMeanIntervalScore(t.intervalScore())
        .setLogEvidence(t.logEvidence())
        .setMaxLogEvidence(t.maxLogEvidence())
        .setLogLimit(t.logLimit())
        .setUnits(t.units())
        .setMissAutocorrelation(t.missAutocorrelation())
        .setDesignEffect(t.designEffect())
        .build();
  }

  static RollupSignal signal(RollupFact fact, long tickEndMicros, TickReport report) {
    return new RollupSignal(
        fact.model(),
        fact.rollup(),
        List.of(),
        tickEndMicros - fact.settings().tickMicros(),
        tickEndMicros,
        fact.settings().perBlock(),
        0.0,
        health(report),
        report.targets().stream().map(CoverageReports::rates).toList(),
        report.targets().stream().map(TickReport.TargetTick::reading).toList(),
        fact.policyVersion());
  }

  private static TickHealth health(TickReport report) {
    boolean outcomes = report.delays().length > 0;
    return new TickHealth(
        report.issued(),
        report.settled(),
        report.expired(),
        report.late(),
        report.duplicates(),
        report.pending(),
        report.completeness(),
        outcomes ? OptionalLong.of((long) report.delays()[0]) : OptionalLong.empty(),
        outcomes ? OptionalLong.of((long) report.delays()[1]) : OptionalLong.empty());
  }

  private static TargetRates rates(TickReport.TargetTick t) {
    return new TargetRates(
        t.targetMiscoverage(),
        t.trials(),
        t.misses(),
        t.baselineTrials(),
        t.baselineMisses(),
        Double.NaN,
        Double.NaN);
  }
}
