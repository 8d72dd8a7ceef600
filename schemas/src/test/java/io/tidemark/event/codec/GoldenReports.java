// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.CoverageReport;
import io.tidemark.event.DetectorEvidence;
import io.tidemark.event.DetectorState;
import io.tidemark.event.TargetCoverage;
import java.time.Instant;
import java.util.List;

/** A report with all that version 2 added. */
final class GoldenReports {

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
}
