// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.policy.RollupKey;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Alerts for a reader: what pages first, then what is listed. */
public final class AlertTable {

  private static final int SHORT_FINGERPRINT = 12;
  private static final List<AlertState> URGENCY =
      List.of(
          AlertState.FIRING,
          AlertState.NO_DATA,
          AlertState.RECOVERING,
          AlertState.SUPPRESSED,
          AlertState.PENDING,
          AlertState.RESOLVED,
          AlertState.INACTIVE);
  private static final List<String> HEADER =
      List.of(
          "STATE",
          "AGE",
          "FINGERPRINT",
          "MODEL",
          "SEGMENT",
          "MONITOR",
          "EVIDENCE/LIMIT",
          "MISS RATE",
          "TARGET",
          "SINCE",
          "NOTE");

  /** Firing first; within a state the newest first. */
  public static final Comparator<AlertTransition> ORDER =
      Comparator.<AlertTransition>comparingInt(alert -> URGENCY.indexOf(alert.getState()))
          .thenComparing(AlertTransition::getStartsAt, Comparator.reverseOrder())
          .thenComparing(AlertTransition::getFingerprint);

  private AlertTable() {}

  /**
   * Prints alerts.
   *
   * @param now by which ages are told
   */
  public static void print(List<AlertTransition> alerts, Instant now, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    alerts.stream().sorted(ORDER).forEach(alert -> rows.add(row(alert, now)));
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    rows.forEach(row -> out.println(line(row, widths)));
    out.flush();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }

  private static List<String> row(AlertTransition alert, Instant now) {
    return List.of(
        alert.getState().name(),
        age(alert, now),
        shortened(alert.getFingerprint()),
        alert.getModel(),
        segment(alert),
        alert.getMonitor(),
        capital(alert.getLogEvidence()) + "/" + capital(alert.getLogLimit()),
        rate(alert),
        Double.isNaN(alert.getTargetMiscoverage()) ? "-" : "" + alert.getTargetMiscoverage(),
        alert.getStartsAt().toString(),
        note(alert));
  }

  /** The first characters of a fingerprint, which commands take for the whole. */
  public static String shortened(String fingerprint) {
    return fingerprint.substring(0, Math.min(SHORT_FINGERPRINT, fingerprint.length()));
  }

  /** The dimensions of a rollup; "all" for the whole model. */
  public static String segment(AlertTransition alert) {
    String dimensions =
        RollupKey.parse(alert.getRollup()).dimensions().stream()
            .map(dimension -> dimension.name() + "=" + dimension.value())
            .collect(Collectors.joining(","));
    return dimensions.isEmpty() ? "all" : dimensions;
  }

  private static String age(AlertTransition alert, Instant now) {
    Instant end = alert.getEndsAt() == null ? now : alert.getEndsAt();
    Duration age = Duration.between(alert.getStartsAt(), end);
    if (age.isNegative()) {
      return "-";
    }
    if (age.toDays() > 0) {
      return age.toDays() + "d" + age.toHoursPart() + "h";
    }
    return age.toHours() > 0
        ? age.toHours() + "h" + age.toMinutesPart() + "m"
        : age.toMinutes() + "m" + age.toSecondsPart() + "s";
  }

  /** The number behind a logarithm, which may be beyond the range of a double. */
  public static String capital(double log) {
    double power = log / Math.log(10);
    if (power >= 6) {
      return text("1e%.0f", Math.floor(power));
    }
    return text(power < 1 ? "%.1f" : "%,.0f", Math.exp(log));
  }

  private static String rate(AlertTransition alert) {
    return Double.isNaN(alert.getMissRate())
        ? "-"
        : text(
            "%.3f [%.3f, %.3f]",
            alert.getMissRate(), alert.getSequenceLow(), alert.getSequenceHigh());
  }

  private static String note(AlertTransition alert) {
    List<String> notes = new ArrayList<>();
    if (alert.getAcknowledgedBy() != null) {
      notes.add("taken on by " + alert.getAcknowledgedBy());
    }
    if (alert.getSilencedUntil() != null) {
      notes.add("silenced until " + alert.getSilencedUntil());
    }
    if (alert.getInhibitedBy() != null) {
      notes.add("explained by " + shortened(alert.getInhibitedBy()));
    }
    if (alert.getFlapScore() > 0) {
      notes.add("re-opened " + alert.getFlapScore() + "x");
    }
    return String.join("; ", notes);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
