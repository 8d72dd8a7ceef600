// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import org.junit.jupiter.api.Test;

class AlertJsonTest {

  @Test
  void line_isAnObjectWithEveryField() throws Exception {
    AlertTransition alert =
        TestAlerts.alert("aa", AlertState.FIRING)
            .setMissRate(Double.NaN)
            .setLogEvidence(Double.NEGATIVE_INFINITY)
            .build();
    JsonNode json = new ObjectMapper().readTree(AlertJson.line(alert));
    assertThat(json.size()).isEqualTo(alert.getSchema().getFields().size());
    assertThat(json.get("state").asText()).isEqualTo("FIRING");
    assertThat(json.get("startsAt").asText()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(json.get("missRate").isNull()).isTrue();
    assertThat(json.get("logEvidence").asText()).isEqualTo("-Infinity");
    assertThat(json.get("logLimit").isNumber()).isTrue();
    assertThat(json.get("labels").get("model").asText()).isEqualTo("load");
    assertThat(json.get("endsAt").isNull()).isTrue();
  }
}
