// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.AlertTransition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The headers of an alert in the binary mode of CloudEvents 1.0. */
final class CloudEventHeaders {

  private CloudEventHeaders() {}

  static List<Header> of(AlertTransition alert) {
    return List.of(
        header("ce_specversion", "1.0"),
        header("ce_id", alert.getId()),
        header("ce_source", "/tidemark/models/" + alert.getModel()),
        header("ce_type", "io.tidemark.alert.transition.v1"),
        header("ce_time", alert.getTime().toString()),
        header("ce_subject", alert.getFingerprint()),
        header("content-type", "application/avro"));
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
