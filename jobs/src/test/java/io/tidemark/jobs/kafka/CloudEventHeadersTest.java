// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.jobs.alerts.TestAlerts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {

  private static Map<String, String> headers(AlertTransition alert) {
    return CloudEventHeaders.of(alert).stream()
        .collect(Collectors.toMap(Header::key, h -> new String(h.value(), StandardCharsets.UTF_8)));
  }

  @Test
  void headers_areThoseOfTheBinaryMode() {
    AlertTransition alert = TestAlerts.alert("f00d", AlertState.FIRING).setModel("grün 1").build();
    assertThat(headers(alert))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", "id-f00d-FIRING"),
                Map.entry("ce_source", "/tidemark/models/gr%C3%BCn%201"),
                Map.entry("ce_type", "io.tidemark.alert.transition.v2"),
                Map.entry("ce_subject", "load|region=north"),
                Map.entry("ce_time", "2026-03-01T01:00:00Z"),
                Map.entry("ce_severitytext", "CRITICAL"),
                Map.entry("ce_severitynumber", "17"),
                Map.entry("ce_sequence", "0000000000000000002-0000000001"),
                Map.entry("ce_partitionkey", "f00d"),
                Map.entry("content-type", "application/avro")));
  }
}
