// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertTransition;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Alerts as the body of a POST to Alertmanager's {@code /api/v2/alerts}. Labels are what the alert
 * is about and do not change while it lives, so that its steps are one alert to Alertmanager;
 * sentences and numbers are annotations.
 *
 * @param validFor how long a firing alert holds without being told again
 * @param dashboard that alerts link to
 */
record AlertmanagerAlerts(Duration validFor, Optional<URI> dashboard) {

  private static final String NAME = "TidemarkAlert";

  /** The body. */
  String json(Collection<BridgeLedger.Notice> notices, Instant now) {
    return AlertJson.write(notices.stream().map(notice -> alert(notice, now)).toList());
  }

  private Map<String, Object> alert(BridgeLedger.Notice notice, Instant now) {
    AlertTransition alert = notice.alert();
    Instant startsAt = earlier(alert.getStartsAt(), now);
    Instant end = notice.firing() ? now.plus(validFor) : earlier(BridgeLedger.end(alert), now);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("labels", labels(alert));
    body.put("annotations", annotations(alert));
    body.put("startsAt", text(startsAt));
    body.put("endsAt", text(end.isBefore(startsAt) ? startsAt : end));
    dashboard.ifPresent(page -> body.put("generatorURL", link(page, alert)));
    return body;
  }

  /** An event time ahead of this clock would be refused, or hold an alert that is over. */
  private static Instant earlier(Instant eventTime, Instant now) {
    return eventTime.isBefore(now) ? eventTime : now;
  }

  private static Map<String, String> labels(AlertTransition alert) {
    Map<String, String> labels = new TreeMap<>();
    alert.getLabels().forEach((name, value) -> labels.put(labelName(name), value));
    labels.put("alertname", NAME);
    labels.put("fingerprint", alert.getFingerprint());
    labels.put("model", alert.getModel());
    labels.put("rollup", alert.getRollup());
    labels.put("severity", severity(alert));
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  private static String severity(AlertTransition alert) {
    return alert.getSeverity() == null
        ? "critical"
        : alert.getSeverity().name().toLowerCase(Locale.ROOT);
  }

  /** Letters, digits and underscores, as every Alertmanager takes them. */
  private static String labelName(String name) {
    return name.replaceAll("[^a-zA-Z0-9_]", "_");
  }

  private static Map<String, String> annotations(AlertTransition alert) {
    Map<String, String> annotations = new TreeMap<>(alert.getAnnotations());
    annotations.put("summary", alert.getSummary());
    annotations.put("state", alert.getState().name());
    annotations.put("episode", Long.toString(alert.getEpisode()));
    annotations.put("estimated_change_at", alert.getEstimatedChangeAt().toString());
    annotations.put("log_evidence", number(alert.getLogEvidence()));
    annotations.put("log_limit", number(alert.getLogLimit()));
    annotations.put("miss_rate", number(alert.getMissRate()));
    if (alert.getAcknowledgedBy() != null) {
      annotations.put("acknowledged_by", alert.getAcknowledgedBy());
    }
    return annotations;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String text(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String link(URI dashboard, AlertTransition alert) {
    String separator = dashboard.toString().contains("?") ? "&" : "?";
    return dashboard
        + separator
        + "alert="
        + URLEncoder.encode(alert.getFingerprint(), StandardCharsets.UTF_8);
  }

  /** So many at once, that a body stays small. */
  static List<List<BridgeLedger.Notice>> batches(List<BridgeLedger.Notice> notices, int size) {
    return IntStream.range(0, (notices.size() + size - 1) / size)
        .mapToObj(i -> notices.subList(i * size, Math.min(notices.size(), (i + 1) * size)))
        .toList();
  }
}
