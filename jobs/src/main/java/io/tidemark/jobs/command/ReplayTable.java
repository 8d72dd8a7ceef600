// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.alerts.AlertTable;
import io.tidemark.jobs.replay.FiredAlert;
import io.tidemark.jobs.replay.ReplaySummary;
import io.tidemark.jobs.replay.ReplaySummary.Reconciliation;
import io.tidemark.jobs.replay.TargetSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The models of a replay, a line each, the alerts that fired, and the reconciliation of law L7.
 * {@code raw} is the coverage of the forecasts' own intervals; the columns after it leave out what
 * came before calibration.
 */
final class ReplayTable {

  private static final String PAGE = "CRITICAL";
  private static final int MAX_ALERTS = 12;

  private final PrintWriter out;

  ReplayTable(PrintWriter out) {
    this.out = out;
  }

  void print(ReplaySummary summary) {
    int width = Math.max(5, longest(summary.models()));
    out.printf(
        "%-" + width + "s %6s %8s %6s %9s %10s %11s%n",
        "model",
        "target",
        "settled",
        "raw",
        "raw, warm",
        "calibrated",
        "score ratio");
    summary
        .models()
        .forEach((model, targets) -> targets.forEach((target, t) -> line(model, target, t, width)));
    print(summary.fired());
    print(summary.reconciliation());
    out.flush();
  }

  private void print(List<FiredAlert> fired) {
    long pages = fired.stream().filter(alert -> alert.severity().equals(PAGE)).count();
    out.printf("%d paged, %d tickets%n", pages, fired.size() - pages);
    Stream.concat(
            fired.stream().filter(alert -> alert.severity().equals(PAGE)),
            fired.stream().filter(alert -> !alert.severity().equals(PAGE)))
        .limit(MAX_ALERTS)
        .forEach(this::line);
    if (fired.size() > MAX_ALERTS) {
      out.printf("  and %d more in alerts.jsonl%n", fired.size() - MAX_ALERTS);
    }
  }

  private void line(FiredAlert alert) {
    out.printf(
        "  %-6s %s  %s  fired %s, %s; evidence %s of %s; changed about %s%n",
        alert.severity().equals(PAGE) ? "page" : "ticket",
        alert.rollup(),
        alert.monitor(),
        alert.firedAt(),
        alert.endsAt() == null ? "still open at the end" : "over " + alert.endsAt(),
        AlertTable.capital(alert.logEvidence()),
        AlertTable.capital(alert.logLimit()),
        alert.estimatedChangeAt() == null ? "?" : alert.estimatedChangeAt());
  }

  private static int longest(Map<String, ?> models) {
    return models.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  private void line(String model, String target, TargetSummary t, int width) {
    out.printf(
        "%-" + width + "s %6s %8d %6s %9s %10s %11s%n",
        model,
        target,
        t.settled(),
        number(t.rawCoverageAll()),
        number(t.rawCoverage()),
        number(t.calibratedCoverage()),
        number(t.intervalScoreRatio()));
  }

  /** A dash where there is none, such as the raw coverage of a point forecast. */
  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private void print(Reconciliation r) {
    out.printf(
        "%d rows: %d predictions in, %d intervals out; %d outcomes in, %d evaluations, %d waiting;"
            + " %d expired, %d pending, dead letters %s%n",
        r.rows(),
        r.predictionsIn(),
        r.intervalsOut(),
        r.outcomesIn(),
        r.evaluations(),
        r.outcomesWaiting(),
        r.expired(),
        r.pending(),
        r.deadLetters());
    out.println(
        r.reconciled() ? "reconciled: nothing vanished" : "NOT reconciled: see summary.json");
  }
}
