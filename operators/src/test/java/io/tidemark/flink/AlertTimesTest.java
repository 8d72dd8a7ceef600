// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.AlertHarness.DAY;
import static io.tidemark.flink.AlertHarness.NORTH;
import static io.tidemark.flink.AlertHarness.ended;
import static io.tidemark.flink.AlertHarness.quiet;
import static io.tidemark.flink.AlertHarness.raised;
import static io.tidemark.flink.AlertHarness.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.alert.AlertSettings;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.flink.event.Moments;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The times of a policy, where the default is a hold of 2 days, a cool-down of 8, and 4. */
class AlertTimesTest {

  private AlertHarness alert;

  @BeforeEach
  void open() throws Exception {
    alert = AlertHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    alert.close();
  }

  private List<AlertState> states() {
    return alert.alerts().stream().map(AlertTransition::getState).toList();
  }

  private AlertTransition newest() {
    return alert.alerts().get(alert.alerts().size() - 1);
  }

  @Test
  void noHold_endsAnAlertWithCalmReadings() throws Exception {
    AlertSettings none = new AlertSettings(0, 0, 4 * DAY);
    alert.send(with(none, raised(NORTH, 5))).day(5);
    alert.send(with(none, ended(NORTH, 6))).day(6);
    alert.send(with(none, quiet(NORTH, 7))).day(7);
    assertThat(states())
        .containsExactly(AlertState.FIRING, AlertState.RECOVERING, AlertState.RESOLVED);
    alert.send(with(none, raised(NORTH, 8))).day(8);
    assertThat(newest().getEpisode()).as("no cool-down, a new episode").isEqualTo(2);
  }

  @Test
  void aLongHoldAndCoolDown_keepAnEpisodeTogether() throws Exception {
    AlertSettings slow = new AlertSettings(4 * DAY, 30 * DAY, 8 * DAY);
    alert.send(with(slow, raised(NORTH, 5))).day(5);
    for (int day = 6; day <= 13; day++) {
      alert.send(with(slow, ended(NORTH, day))).day(day);
    }
    assertThat(alert.alerts())
        .extracting(AlertTransition::getState, AlertTransition::getTime)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(AlertState.FIRING, Moments.of(5 * DAY)),
            org.assertj.core.groups.Tuple.tuple(AlertState.RECOVERING, Moments.of(9 * DAY)),
            org.assertj.core.groups.Tuple.tuple(AlertState.RESOLVED, Moments.of(13 * DAY)));
    alert.send(with(slow, raised(NORTH, 40))).day(40);
    assertThat(newest().getEpisode()).isEqualTo(1);
    assertThat(newest().getFlapScore()).isEqualTo(1);
  }

  @Test
  void noData_isSaidAtTheTimeOfThePolicyInForce_alsoAfterARestore() throws Exception {
    alert.send(with(new AlertSettings(2 * DAY, 8 * DAY, 20 * DAY), raised(NORTH, 5))).day(10);
    try (AlertHarness restored = AlertHarness.restore(alert.snapshot())) {
      restored.day(24);
      assertThat(restored.alerts()).isEmpty();
      restored.day(40);
      assertThat(restored.alerts())
          .extracting(AlertTransition::getState, AlertTransition::getTime)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(AlertState.NO_DATA, Moments.of(25 * DAY)));
    }
  }

  @Test
  void timesThatChange_applyToAlertsThatAreOpen() throws Exception {
    alert.send(raised(NORTH, 5)).day(5);
    AlertSettings slow = new AlertSettings(10 * DAY, 20 * DAY, 30 * DAY);
    alert.send(with(slow, ended(NORTH, 7))).day(7).day(20);
    assertThat(states())
        .as("neither recovered nor without data")
        .containsExactly(AlertState.FIRING);
  }
}
