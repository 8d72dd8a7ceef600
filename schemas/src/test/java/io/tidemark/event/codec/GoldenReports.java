// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.BackTest;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.Dependence;
import io.tidemark.event.DetectorEvidence;
import io.tidemark.event.DetectorState;
import io.tidemark.event.DriftComparison;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.ScoreShift;
import io.tidemark.event.TargetCoverage;
import io.tidemark.event.TransitionKind;
import io.tidemark.event.TransitionReason;
import io.tidemark.event.TriageEntry;
import io.tidemark.event.TriageReport;
import java.time.Instant;
import java.util.List;

/** A report with all that version 2 added. */
final class GoldenReports {

  private static final Instant DAY = Instant.parse("2026-01-02T00:00:00Z");

  private GoldenReports() {}

  static CoverageReport report() {
    CoverageReport first = GoldenOutputs.report();
    return CoverageReport.newBuilder(first)
        .setTargets(List.of(coverage(first.getTargets().get(0))))
        .setRevised(2)
        .setEvidenceUnit("event")
        .setUnitsPerDay(12.5)
        .setQuantileAccuracy(0.0078125)
        .setAncestors(List.of("model", "model|country=DE"))
        .setLogEValue(3.25)
        .setDetectors(List.of(misses(), ranks()))
        .setComparisons(
            List.of(
                new DriftComparison("adwin", 0.1, "in-control", null, null, 31L, 0L),
                new DriftComparison("ddm", 0.1, "drift", 0.75, 0.5, 30L, 2L)))
        .setDependence(
            List.of(
                new Dependence("temperature", 4.5, 300L, "binary", true),
                new Dependence("load", -0.25, 299L, "binary", false)))
        .build();
  }

  static ScoreShift shift() {
    return ScoreShift.newBuilder()
        .setReferenceCount(500)
        .setBins(10)
        .setStability(0.125)
        .setStabilityByChance(0.09)
        .setStabilityPValue(0.25)
        .setJensenShannon(0.15)
        .setJensenShannonByChance(0.1)
        .setKolmogorov(0.0625)
        .setKolmogorovPValue(0.5)
        .setRankError(0.005)
        .setEffectiveCount(100.0)
        .setWasserstein(Double.NaN)
        .setWassersteinByChance(0.03)
        .build();
  }

  private static TargetCoverage coverage(TargetCoverage first) {
    return TargetCoverage.newBuilder(first)
        .setThresholdQuantiles(List.of(0.5, 1.0, Double.POSITIVE_INFINITY))
        .setBaselineThresholdQuantiles(List.of(0.25, 0.5, 0.75))
        .setEffectiveTrials(8.5)
        .setUnitsToDetect(240.0)
        .setDaysToDetect(Double.POSITIVE_INFINITY)
        .setThin(true)
        .setWilsonLow(0.0625)
        .setWilsonHigh(0.375)
        .setJeffreysLow(0.03125)
        .setJeffreysHigh(0.40625)
        .setTickRateLow(0.04)
        .setTickRateHigh(0.31)
        .setBackTest(
            BackTest.newBuilder()
                .setKupiec(4.5)
                .setKupiecPValue(0.0339)
                .setIndependence(0.25)
                .setIndependencePValue(0.617)
                .setConditionalCoverage(4.75)
                .setConditionalCoveragePValue(0.093)
                .setZone("yellow")
                .setZoneProbability(0.98)
                .build())
        .build();
  }

  private static DetectorEvidence misses() {
    return DetectorEvidence.newBuilder()
        .setDetector("miss-sr")
        .setSeverity("page")
        .setTargetMiscoverage(0.1)
        .setNullRate(0.12)
        .setState(DetectorState.RAISED)
        .setLogEvidence(9.5)
        .setLogLimit(9.25)
        .setAverageRunLength(10_404.5)
        .setEstimatedChangeAt(Instant.parse("2026-01-02T03:04:05.000006Z"))
        .setUnits(4)
        .setTrials(40)
        .setMisses(12)
        .build();
  }

  private static DetectorEvidence ranks() {
    return DetectorEvidence.newBuilder()
        .setDetector("jumper-sr")
        .setSeverity("ticket")
        .setTargetMiscoverage(null)
        .setNullRate(0.5)
        .setState(DetectorState.QUIET)
        .setLogEvidence(Double.NEGATIVE_INFINITY)
        .setLogLimit(7.0)
        .setAverageRunLength(1_096.5)
        .setEstimatedChangeAt(null)
        .setUnits(0)
        .setTrials(0)
        .setMisses(0)
        .build();
  }

  static TriageReport triage() {
    TriageEntry entry =
        TriageEntry.newBuilder()
            .setRollup("arima|region=36")
            .setLogEValue(7.5)
            .setSelected(true)
            .setTrials(100)
            .setMisses(25)
            .setMissRate(0.25)
            .setExactLow(0.17)
            .setExactHigh(0.35)
            .setShareOfTraffic(0.125)
            .setThin(true)
            .build();
    return TriageReport.newBuilder()
        .setModel("arima")
        .setReviewStart(DAY)
        .setReviewEnd(DAY.plusSeconds(86_400))
        .setLevel(0.1)
        .setCandidates(8)
        .setSelected(1)
        .setThin(3)
        .setEntries(List.of(entry))
        .setPolicyVersion(4)
        .build();
  }

  static MonitoringTransition baseline() {
    return MonitoringTransition.newBuilder()
        .setModel("arima")
        .setSubject("arima|region=36")
        .setKind(TransitionKind.BASELINE_FROZEN)
        .setReason(TransitionReason.FIRST_OUTCOMES)
        .setTime(DAY)
        .setPolicyVersion(4)
        .setOutcomes(500)
        .setThresholds(List.of(1.5, Double.POSITIVE_INFINITY))
        .build();
  }

  static MonitoringTransition budget() {
    return MonitoringTransition.newBuilder()
        .setModel("arima")
        .setSubject("arima")
        .setKind(TransitionKind.RUN_LENGTHS_SET)
        .setReason(TransitionReason.RATE_CHANGED)
        .setTime(DAY)
        .setPolicyVersion(4)
        .setPagesPerDay(0.5)
        .setUnitsPerDay(1250.5)
        .setRollups(50L)
        .setDetectors(2)
        .setAverageRunLength(5002.0)
        .setPreviousRunLength(100.0)
        .build();
  }
}
