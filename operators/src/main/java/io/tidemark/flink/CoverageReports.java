// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.CalibratedPredictions.boxed;

import io.tidemark.coverage.ComparisonReading;
import io.tidemark.coverage.DependenceReading;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import io.tidemark.coverage.TickReport;
import io.tidemark.drift.DriftVerdict;
import io.tidemark.event.BackTest;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.Dependence;
import io.tidemark.event.DetectorEvidence;
import io.tidemark.event.DetectorState;
import io.tidemark.event.DriftComparison;
import io.tidemark.event.TargetCoverage;
import io.tidemark.evidence.DriftSignal;
import io.tidemark.flink.event.Moments;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The event that tells how a rollup fares. */
final class CoverageReports {

  private static final Map<DriftSignal.Level, String> LEVELS =
      Map.of(
          DriftSignal.Level.IN_CONTROL, "in-control",
          DriftSignal.Level.WARNING, "warning",
          DriftSignal.Level.OUT_OF_CONTROL, "drift");

  private CoverageReports() {}

  static CoverageReport of(RollupTick tick, TickReport report) {
    boolean outcomes = report.scores().length > 0;
    TickHealth health = report.health();
    return CoverageReport.newBuilder()
        .setModel(tick.model())
        .setRollup(tick.rollup())
        .setTickStart(Moments.of(tick.tickEndMicros() - tick.settings().tickMicros()))
        .setTickEnd(Moments.of(tick.tickEndMicros()))
        .setTargets(report.targets().stream().map(t -> target(t, report)).toList())
        .setScoreLevels(outcomes ? boxed(TickReport.SCORE_LEVELS) : List.of())
        .setScoreQuantiles(boxed(report.scores()))
        .setPending(health.pending())
        .setIssued(health.issued())
        .setSettled(health.settled())
        .setExpired(health.expired())
        .setLate(health.late())
        .setDuplicates(health.duplicates())
        .setCompleteness(health.completeness())
        .setDelayP50Micros(nullable(health.delayP50Micros()))
        .setDelayP95Micros(nullable(health.delayP95Micros()))
        .setPolicyVersion(tick.policyVersion())
        .setRevised(report.revised())
        .setEvidenceUnit(tick.settings().perBlock() ? "block" : "event")
        .setUnitsPerDay(report.unitsPerDay())
        .setQuantileAccuracy(report.quantileAccuracy())
        .setAncestors(RollupSignals.ancestors(tick.rollup(), tick.settings().rollups()))
        .setLogEValue(report.logEValue())
        .setDetectors(report.readings().stream().map(CoverageReports::evidence).toList())
        .setComparisons(report.comparisons().stream().map(CoverageReports::comparison).toList())
        .setDependence(report.dependence().stream().map(CoverageReports::dependence).toList())
        .build();
  }

  private static DriftComparison comparison(ComparisonReading r) {
    DriftVerdict verdict = r.verdict();
    boolean looked = !Double.isNaN(verdict.statistic());
    return DriftComparison.newBuilder()
        .setDetector(r.detector())
        .setTargetMiscoverage(r.targetMiscoverage())
        .setLevel(LEVELS.get(verdict.level()))
        .setStatistic(looked ? verdict.statistic() : null)
        .setLimit(looked ? verdict.limit() : null)
        .setValues(r.values())
        .setDrifts(r.drifts())
        .build();
  }

  private static Dependence dependence(DependenceReading r) {
    return Dependence.newBuilder()
        .setFeature(r.feature())
        .setLogWealth(r.logWealth())
        .setPairs(r.pairs())
        .setEngine(r.engine().name().toLowerCase(Locale.ROOT))
        .setSelected(r.selected())
        .build();
  }

  private static TargetCoverage target(TickReport.TargetTick t, TickReport report) {
    TargetRates rates = t.rates();
    Optional<DetectorReading> misses = missDetector(t, report);
    return TargetCoverage.newBuilder()
        .setTargetMiscoverage(rates.targetMiscoverage())
        .setTrials(rates.trials())
        .setMiscovered(rates.misses())
        .setBaselineTrials(rates.baselineTrials())
        .setBaselineMiscovered(rates.baselineMisses())
        .setRate((double) rates.misses() / rates.trials())
        .setExactLow(t.exact().low())
        .setExactHigh(t.exact().high())
        .setSequenceLow(t.sequence().low())
        .setSequenceHigh(t.sequence().high())
        .setWidthQuantiles(boxed(t.widths()))
        .setMeanIntervalScore(t.intervalScore())
        .setLogEvidence(misses.map(DetectorReading::logEvidence).orElse(Double.NEGATIVE_INFINITY))
        .setMaxLogEvidence(t.maxLogEvidence())
        .setLogLimit(misses.map(DetectorReading::logLimit).orElse(Double.POSITIVE_INFINITY))
        .setUnits(t.units())
        .setMissAutocorrelation(t.missAutocorrelation())
        .setDesignEffect(t.designEffect())
        .setThresholdQuantiles(boxed(t.thresholds()))
        .setBaselineThresholdQuantiles(boxed(t.baselineThresholds()))
        .setEffectiveTrials(t.effectiveTrials())
        .setUnitsToDetect(t.unitsToDetect())
        .setDaysToDetect(t.daysToDetect())
        .setThin(t.thin())
        .setWilsonLow(t.wilson().low())
        .setWilsonHigh(t.wilson().high())
        .setJeffreysLow(t.jeffreys().low())
        .setJeffreysHigh(t.jeffreys().high())
        .setTickRateLow(t.tickRate().low())
        .setTickRateHigh(t.tickRate().high())
        .setBackTest(t.backTest().map(CoverageReports::backTest).orElse(null))
        .build();
  }

  private static BackTest backTest(io.tidemark.coverage.BackTest test) {
    return BackTest.newBuilder()
        .setKupiec(test.kupiec().statistic())
        .setKupiecPValue(test.kupiec().pValue())
        .setIndependence(test.independence().statistic())
        .setIndependencePValue(test.independence().pValue())
        .setConditionalCoverage(test.conditionalCoverage().statistic())
        .setConditionalCoveragePValue(test.conditionalCoverage().pValue())
        .setZone(test.light().zone().name().toLowerCase(Locale.ROOT))
        .setZoneProbability(test.light().probability())
        .build();
  }

  /** The first detector of the target's misses. */
  private static Optional<DetectorReading> missDetector(
      TickReport.TargetTick t, TickReport report) {
    OptionalDouble target = OptionalDouble.of(t.rates().targetMiscoverage());
    return report.readings().stream()
        .filter(r -> r.targetMiscoverage().equals(target) && r.nullRate() == t.nullRate())
        .findFirst();
  }

  private static DetectorEvidence evidence(DetectorReading r) {
    return DetectorEvidence.newBuilder()
        .setDetector(r.detector())
        .setSeverity(r.severity().name().toLowerCase(Locale.ROOT))
        .setTargetMiscoverage(
            r.targetMiscoverage().isPresent() ? r.targetMiscoverage().getAsDouble() : null)
        .setNullRate(r.nullRate())
        .setState(DetectorState.valueOf(r.state().name()))
        .setLogEvidence(r.logEvidence())
        .setLogLimit(r.logLimit())
        .setAverageRunLength(r.averageRunLength())
        .setEstimatedChangeAt(r.state() == State.QUIET ? null : Moments.of(r.changeAtMicros()))
        .setUnits(r.units())
        .setTrials(r.trials())
        .setMisses(r.misses())
        .build();
  }

  private static Long nullable(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
