// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.AlertSeverity;
import io.tidemark.event.AlertTransition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers of an alert in the binary mode of CloudEvents 1.0, with the extensions of severity
 * (numbers of OpenTelemetry's logs), sequence and partition key. The subject is the rollup.
 */
final class CloudEventHeaders {

  private static final String CRITICAL_NUMBER = "17";
  private static final String WARNING_NUMBER = "13";

  private CloudEventHeaders() {}

  static List<Header> of(AlertTransition alert) {
    boolean critical = alert.getSeverity() == AlertSeverity.CRITICAL;
    return List.of(
        header("ce_specversion", "1.0"),
        header("ce_id", alert.getId()),
        header("ce_source", "/tidemark/models/" + segment(alert.getModel())),
        header("ce_type", "io.tidemark.alert.transition.v2"),
        header("ce_time", alert.getTime().toString()),
        header("ce_subject", alert.getRollup()),
        header("ce_severitytext", critical ? "CRITICAL" : "WARNING"),
        header("ce_severitynumber", critical ? CRITICAL_NUMBER : WARNING_NUMBER),
        header("ce_sequence", sequence(alert)),
        header("ce_partitionkey", alert.getFingerprint()),
        header("content-type", "application/avro"));
  }

  /** Sorts as text in the order of an alert's steps. */
  private static String sequence(AlertTransition alert) {
    return String.format(Locale.ROOT, "%019d-%010d", alert.getEpisode(), alert.getSequence());
  }

  /** A model's name as one segment of a URI path. */
  private static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
