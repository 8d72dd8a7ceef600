// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.AlertPolicy;
import io.tidemark.event.Band;
import io.tidemark.event.BudgetPolicy;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.DetectorPolicy;
import io.tidemark.event.Leaderboard;
import io.tidemark.event.LeaderboardEntry;
import io.tidemark.event.Policy;
import io.tidemark.event.RulePolicy;
import io.tidemark.event.ScoreSummary;
import io.tidemark.event.WindowPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Events that set what version 2 added. A name is that of the event and what the example shows,
 * such as {@code Policy-budget}; a new field may go into the example of its event that is here
 * already.
 */
final class GoldenVersion2 {

  private GoldenVersion2() {}

  static void addTo(Map<String, SpecificRecord> all) {
    all.put("TriageReport", GoldenReports.triage());
    all.put("MonitoringTransition", GoldenReports.baseline());
    all.put("MonitoringTransition-budget", GoldenReports.budget());
    all.put("CoverageReport-detectors", GoldenReports.report());
    all.put("AlertTransition-context", GoldenAlerts.transition());
    all.put("AlertCommand", GoldenAlerts.acknowledge());
    all.put("AlertCommand-silence", GoldenAlerts.silence());
    all.put("AlertCommand-rearm", GoldenAlerts.rearm());
    all.put("CalibratedPrediction-diagnostics", calibratedWithDiagnostics());
    all.put("Policy-monitoring", policyWithDetectors());
    all.put("Policy-duration", policyByDuration());
    all.put("ScoreSummary-certified", certified());
    all.put("Leaderboard", leaderboard());
  }

  private static Leaderboard leaderboard() {
    return Leaderboard.newBuilder()
        .setModel("pool")
        .setGroup("pool|location=36")
        .setAsOf(GoldenEvents.LATER)
        .setOutcomes(3)
        .setScore(1.5)
        .setLevels(List.of(0.25, 0.75))
        .setEntries(
            List.of(
                new LeaderboardEntry("a", 3L, 2.0, 1.5, List.of(0.25, 0.5)),
                new LeaderboardEntry("b", 0L, Double.NaN, Double.NaN, List.of(0.75, 0.5))))
        .build();
  }

  private static ScoreSummary certified() {
    return ScoreSummary.newBuilder(GoldenOutputs.summary())
        .setKind("certified")
        .setMin(-1.0)
        .setMax(2.0)
        .setHighs(List.of(0.75, 2.0))
        .setLows(List.of(Double.NEGATIVE_INFINITY, 2.0))
        .setEntryCounts(List.of(5L, 1L))
        .setLabel("up")
        .setShift(GoldenReports.shift())
        .build();
  }

  private static CalibratedPrediction calibratedWithDiagnostics() {
    CalibratedPrediction calibrated = GoldenOutputs.calibrated();
    calibrated.setStatus(CalibrationStatus.FALLBACK);
    calibrated.setMethod("signed-residual/spci");
    Band band = calibrated.getBands().get(0);
    band.setDiagnostics(new TreeMap<>(Map.of("autocorrelation", 0.25, "delay", 5.0)));
    calibrated.setBands(List.of(band));
    return calibrated;
  }

  private static Policy policyWithDetectors() {
    return Policy.newBuilder()
        .setModel("arima")
        .setVersion(5)
        .setRule(RulePolicy.newBuilder().setName("aci").setGuards(false).build())
        .setWindow(
            WindowPolicy.newBuilder()
                .setCount(500)
                .setSketch("certified")
                .setHalfLifeOutcomes(100)
                .build())
        .setDetectors(List.of(new DetectorPolicy("jumper-sr", Map.of("experts", 3.0), "ticket")))
        .setBudget(new BudgetPolicy(0.1))
        .setRetentionMicros(86_400_000_000_000L)
        .setOnNewVersion("reset")
        .setClassConditional(true)
        .setFeatures(List.of("temperature", "load"))
        .setScore("regularized-adaptive-prediction-sets")
        .setScoreParameters(Map.of("penalty", 0.02))
        .setAlerts(new AlertPolicy(0L, 480_000_000L, 60_000_000L))
        .build();
  }

  private static Policy policyByDuration() {
    return Policy.newBuilder()
        .setModel("arima")
        .setVersion(6)
        .setWindow(
            WindowPolicy.newBuilder()
                .setDurationMicros(2_419_200_000_000L)
                .setHalfLifeMicros(604_800_000_000L)
                .build())
        .build();
  }
}
