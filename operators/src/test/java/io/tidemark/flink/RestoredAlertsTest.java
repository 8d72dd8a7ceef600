// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From outcomes through PRE-AGGREGATE, MONITOR and ALERT to the bytes of alerts: two faults, each
 * found and over, with a restore of all three within a tick.
 */
class RestoredAlertsTest {

  private static final int DAYS = 150;
  private static final int NEVER = DAYS;

  private static List<ByteBuffer> uninterrupted;

  @BeforeAll
  static void runWhole() throws Exception {
    List<AlertTransition> alerts = alerts(NEVER, new HashMapStateBackend());
    assertThat(alerts)
        .extracting(AlertTransition::getState)
        .containsSubsequence(
            AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING, AlertState.RESOLVED);
    uninterrupted = bytes(alerts);
  }

  private static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void alerts_afterARestoreOnAnyDay_areTheSameBytes(StateBackend backend) throws Exception {
    for (int day = 0; day < DAYS; day += 12) {
      assertThat(bytes(alerts(day, backend)))
          .as("restored on day %d", day)
          .isEqualTo(uninterrupted);
    }
  }

  private static int misses(int day) {
    boolean fault = (day >= 10 && day < 20) || (day >= 80 && day < 90);
    return fault ? 16 : 0;
  }

  private static List<AlertTransition> alerts(int restoreOn, StateBackend backend)
      throws Exception {
    try (Chain chain = new Chain(backend)) {
      for (int day = 0; day < DAYS; day++) {
        chain.monitor.day(day, misses(day));
        if (day == restoreOn) {
          chain.restore(backend);
        }
        chain.end(day);
      }
      return chain.taken();
    }
  }

  private static List<ByteBuffer> bytes(List<AlertTransition> alerts) throws IOException {
    List<ByteBuffer> bytes = new ArrayList<>();
    for (AlertTransition alert : alerts) {
      bytes.add(alert.toByteBuffer());
    }
    return bytes;
  }

  private static final class Chain implements AutoCloseable {
    private final List<AlertTransition> before = new ArrayList<>();
    private MonitorHarness monitor;
    private AlertHarness alert;
    private int passed;

    Chain(StateBackend backend) throws Exception {
      monitor = MonitorHarness.open(backend);
      alert = AlertHarness.open(backend);
    }

    void end(int day) throws Exception {
      monitor.watermark(24L * (day + 1));
      List<RollupSignal> signals = monitor.signals();
      for (RollupSignal signal : signals.subList(passed, signals.size())) {
        alert.send(signal);
      }
      passed = signals.size();
      alert.day(day + 1);
    }

    void restore(StateBackend backend) throws Exception {
      MonitorHarness.Snapshot ofMonitor = monitor.snapshot();
      OperatorSubtaskState ofAlert = alert.snapshot();
      before.addAll(alert.alerts());
      close();
      monitor = MonitorHarness.restore(ofMonitor, backend);
      alert = AlertHarness.restore(ofAlert, backend);
      passed = 0;
    }

    List<AlertTransition> taken() {
      List<AlertTransition> all = new ArrayList<>(before);
      all.addAll(alert.alerts());
      return all;
    }

    @Override
    public void close() throws Exception {
      monitor.close();
      alert.close();
    }
  }
}
