// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.jobs.alerts.TestAlerts;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiredAlertTest {

  private static AlertTransition step(String fingerprint, int episode, AlertState state) {
    return TestAlerts.alert(fingerprint, state).setEpisode(episode).build();
  }

  @Test
  void of_countsEachEpisodeOnce_andLeavesOutWhatNeverFired() {
    List<FiredAlert> fired =
        FiredAlert.of(
            List.of(
                step("aa", 1, AlertState.PENDING),
                step("aa", 1, AlertState.FIRING),
                step("aa", 1, AlertState.RECOVERING),
                step("aa", 1, AlertState.FIRING),
                step("bb", 1, AlertState.PENDING),
                step("bb", 1, AlertState.INACTIVE),
                step("aa", 1, AlertState.RESOLVED),
                step("aa", 2, AlertState.FIRING)));
    assertThat(fired).hasSize(2);
    assertThat(fired.get(0).endsAt()).isEqualTo(TestAlerts.START.plusSeconds(3600));
    assertThat(fired.get(0).firedAt()).isEqualTo(TestAlerts.START.plusSeconds(3600));
    assertThat(fired.get(1).endsAt()).isNull();
  }
}
