// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to evidence when its alert is declared over. */
class EvidenceRestartTest {

  private static int faultyDays(MonitorHarness monitor, int day, int days) throws Exception {
    for (int end = day + days; day < end; day++) {
      monitor.day(day, 12);
      monitor.watermark(24L * (day + 1));
    }
    return day;
  }

  private static DetectorReading last(MonitorHarness monitor) {
    List<RollupSignal> signals = monitor.signals();
    return signals.get(signals.size() - 1).readings().get(0);
  }

  @Test
  void restart_ofAnAlarmedDetector_endsItsAlarm_andNeedsNewEvidence() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      int day = faultyDays(monitor, 0, 30);
      assertThat(last(monitor).state()).isEqualTo(State.ALARMED);
      double before = last(monitor).logEvidence();
      DetectorReading first = monitor.signals().get(0).readings().get(0);

      monitor.restart("miss-sr", false, 1);
      day = faultyDays(monitor, day, 1);
      assertThat(last(monitor).state()).isEqualTo(State.QUIET);
      assertThat(last(monitor).logEvidence()).isEqualTo(first.logEvidence()).isLessThan(before);

      faultyDays(monitor, day, 29);
      assertThat(last(monitor).state()).isEqualTo(State.ALARMED);
      assertThat(monitor.changes()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"overcoverage-sr, false, ALARMED", "overcoverage-sr, true, QUIET"})
  void restart_ofAnotherDetector_leavesThisOneAlone_unlessAllAreMeant(
      String detector, boolean all, State state) throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      int day = faultyDays(monitor, 0, 30);
      monitor.restart(detector, all, 1);
      faultyDays(monitor, day, 1);
      assertThat(last(monitor).state()).isEqualTo(state);
    }
  }

  @Test
  void restart_thatIsReadAgain_isMetOnce_alsoAfterARestore() throws Exception {
    MonitorHarness.Snapshot snapshot;
    int day;
    try (MonitorHarness monitor = MonitorHarness.open()) {
      day = faultyDays(monitor, 0, 30);
      monitor.restart("miss-sr", false, 1);
      day = faultyDays(monitor, day, 30);
      assertThat(last(monitor).state()).isEqualTo(State.ALARMED);
      snapshot = monitor.snapshot();
    }
    try (MonitorHarness monitor = MonitorHarness.restore(snapshot)) {
      monitor.restart("miss-sr", false, 1);
      day = faultyDays(monitor, day, 1);
      assertThat(last(monitor).state()).isEqualTo(State.ALARMED);
      monitor.restart("miss-sr", false, 2);
      faultyDays(monitor, day, 1);
      assertThat(last(monitor).state()).isEqualTo(State.QUIET);
    }
  }

  @Test
  void restart_thatWasAskedBeforeASnapshot_isMetAfterTheRestore() throws Exception {
    MonitorHarness.Snapshot snapshot;
    int day;
    try (MonitorHarness monitor = MonitorHarness.open()) {
      day = faultyDays(monitor, 0, 30);
      monitor.restart("miss-sr", false, 1);
      snapshot = monitor.snapshot();
    }
    try (MonitorHarness monitor = MonitorHarness.restore(snapshot)) {
      faultyDays(monitor, day, 1);
      assertThat(last(monitor).state()).isEqualTo(State.QUIET);
    }
  }
}
