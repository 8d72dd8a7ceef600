// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTableTest {

  private static List<String> print(AlertTransition... alerts) {
    StringWriter out = new StringWriter();
    Instant now = TestAlerts.START.plus(Duration.ofHours(51));
    AlertTable.print(List.of(alerts), now, new PrintWriter(out));
    return out.toString().lines().toList();
  }

  @Test
  void print_showsWhatPagesFirst() {
    List<String> lines =
        print(
            TestAlerts.alert("aa", AlertState.PENDING).build(),
            TestAlerts.alert("bb", AlertState.RESOLVED).build(),
            TestAlerts.alert("cc", AlertState.FIRING).build(),
            TestAlerts.alert("dd", AlertState.NO_DATA).build());
    assertThat(lines)
        .extracting(line -> line.split(" ")[0])
        .containsExactly("STATE", "FIRING", "NO_DATA", "PENDING", "RESOLVED");
  }

  @Test
  void print_aLine_holdsEvidenceIntervalAndNotes() {
    AlertTransition alert =
        TestAlerts.alert("0123456789abcdef", AlertState.FIRING)
            .setAcknowledgedBy("ada")
            .setInhibitedBy("fedcba9876543210")
            .setFlapScore(2)
            .build();
    assertThat(print(alert).get(1).split(" {2,}"))
        .containsExactly(
            "FIRING",
            "2d3h",
            "0123456789ab",
            "load",
            "region=north",
            "miss-rate",
            "2,724/1,002",
            "0.200 [0.091, 0.352]",
            "0.1",
            "2026-03-01T00:00:00Z",
            "taken on by ada; explained by fedcba987654; re-opened 2x");
  }

  @Test
  void print_anAlertWithoutMisses_showsADash() {
    AlertTransition alert =
        TestAlerts.alert("aa", AlertState.RESOLVED)
            .setMissRate(Double.NaN)
            .setTargetMiscoverage(Double.NaN)
            .setRollup("load")
            .build();
    assertThat(print(alert).get(1)).contains(" all ").contains("1h0m").contains("  -  ");
  }

  @Test
  void print_evidenceBeyondTheRangeOfADouble_isAPowerOfTen() {
    AlertTransition alert =
        TestAlerts.alert("aa", AlertState.FIRING).setLogEvidence(2303.0).setLogLimit(0.5).build();
    assertThat(print(alert).get(1)).contains(" 1e1000/1.6 ");
  }
}
