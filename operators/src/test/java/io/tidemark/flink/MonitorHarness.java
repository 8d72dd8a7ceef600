// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TestFacts;
import io.tidemark.event.CoverageReport;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** MONITOR of one rollup in Flink's harness; times are hours, ticks are days. */
final class MonitorHarness implements AutoCloseable {

  static final long HOUR = 3_600_000_000L;
  static final long DAY = 24 * HOUR;
  static final int RETENTION_DAYS = 64;
  static final String ROLLUP = "load|region=north";

  private final KeyedOneInputStreamOperatorTestHarness<String, RollupFact, CoverageReport> harness;

  private MonitorHarness(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new MonitorFunction()), RollupFact::rollup, Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  static MonitorHarness open() throws Exception {
    return new MonitorHarness(null);
  }

  static MonitorHarness restore(OperatorSubtaskState state) throws Exception {
    return new MonitorHarness(state);
  }

  static MonitorSettings settings(double target) {
    return new MonitorSettings(new double[] {target}, 0.02, 1000, true, DAY, RETENTION_DAYS * DAY);
  }

  static RollupFact fact(SegmentFact fact) {
    return new RollupFact(ROLLUP, "load", fact, 1, settings(0.1));
  }

  void send(RollupFact fact) throws Exception {
    harness.processElement(fact, Math.floorDiv(fact.fact().eventTimeMicros(), 1000));
  }

  void issued(long hour, long hash) throws Exception {
    send(fact(TestFacts.issued(hour * HOUR, hash)));
  }

  void settled(long hour, long hash, boolean missed) throws Exception {
    send(fact(TestFacts.settled(hour * HOUR, hash, missed)));
  }

  /** A day of twenty predictions, settled at once. */
  void day(int day, int misses) throws Exception {
    for (int i = 0; i < 20; i++) {
      issued(day * 24L, i);
      settled(day * 24L + 1 + i, i, i < misses);
    }
  }

  /** Nothing before this hour will come. */
  void watermark(long hour) throws Exception {
    harness.processWatermark(new Watermark(hour * HOUR / 1000 - 1));
  }

  void end() throws Exception {
    harness.processWatermark(Watermark.MAX_WATERMARK);
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<CoverageReport> reports() {
    return harness.extractOutputValues();
  }

  List<RollupSignal> signals() {
    Queue<StreamRecord<RollupSignal>> records = harness.getSideOutput(MonitorFunction.SIGNALS);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  /** Signals whose detector changed its mind. */
  List<RollupSignal> changes() {
    return signals().stream()
        .filter(s -> s.readings().stream().anyMatch(MonitorHarness::changed))
        .toList();
  }

  private static boolean changed(DetectorReading reading) {
    return reading.state() == State.RAISED || reading.state() == State.ENDED;
  }

  int stateEntries() {
    AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
