// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertSearchTest {

  private static final List<AlertTransition> ALERTS =
      List.of(
          TestAlerts.alert("abcd11", AlertState.FIRING).build(),
          TestAlerts.alert("abcd22", AlertState.FIRING).build(),
          TestAlerts.alert("ffff33", AlertState.FIRING).build());

  @Test
  void find_theFirstCharactersOfOneAlert_isThatAlert() {
    assertThat(AlertSearch.find("ffff", ALERTS)).isSameAs(ALERTS.get(2));
    assertThat(AlertSearch.find("abcd22", ALERTS)).isSameAs(ALERTS.get(1));
  }

  @Test
  void find_theFirstCharactersOfTwo_namesBoth() {
    assertThatThrownBy(() -> AlertSearch.find("abcd", ALERTS))
        .hasMessage(
            "FINGERPRINT must name one alert: abcd begins those of abcd11 (load, region=north),"
                + " abcd22 (load, region=north)");
  }

  @Test
  void find_anUnknownOne_namesTheNearest() {
    assertThatThrownBy(() -> AlertSearch.find("fffe3", ALERTS))
        .hasMessage(
            "FINGERPRINT must be that of an alert: was fffe3; did you mean ffff33 (load,"
                + " region=north)?");
    assertThatThrownBy(() -> AlertSearch.find("fffe3", List.of()))
        .hasMessage("FINGERPRINT must be that of an alert: was fffe3; there are no alerts");
  }

  @Test
  void find_tooFewCharacters_isRefused() {
    assertThatThrownBy(() -> AlertSearch.find("ffe", ALERTS))
        .hasMessage("FINGERPRINT must have at least 4 characters: was ffe");
  }
}
