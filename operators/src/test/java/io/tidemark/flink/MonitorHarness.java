// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TestFacts;
import io.tidemark.event.CoverageReport;
import io.tidemark.flink.MonitorSettings.Watcher;
import io.tidemark.flink.state.MonitorTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * Pre-aggregation in any number of subtasks, and behind them MONITOR, in Flink's harness; times are
 * hours, ticks are days. A fact goes to the subtask that its time names.
 */
final class MonitorHarness implements AutoCloseable {

  static final long HOUR = 3_600_000_000L;
  static final long DAY = 24 * HOUR;
  static final int RETENTION_DAYS = 64;
  static final String ROLLUP = "load|region=north";
  static final List<List<String>> ROLLUPS = List.of(List.of("region"));

  /** Where the operators stand. */
  record Snapshot(List<OperatorSubtaskState> parts, OperatorSubtaskState monitor) {}

  private final List<OneInputStreamOperatorTestHarness<SegmentNews, RollupTick>> parts =
      new ArrayList<>();
  private final KeyedBroadcastOperatorTestHarness<String, RollupTick, MonitorNotice, CoverageReport>
      harness;

  private MonitorHarness(int subtasks, int maxSums, Snapshot from, StateBackend backend)
      throws Exception {
    for (int i = 0; i < subtasks; i++) {
      OneInputStreamOperatorTestHarness<SegmentNews, RollupTick> part =
          new OneInputStreamOperatorTestHarness<>(
              new PreAggregateOperator(maxSums), MonitorTypes.NEWS.createSerializer(null));
      part.setup(MonitorTypes.TICK.createSerializer(null));
      if (from != null) {
        part.initializeState(from.parts().get(i));
      }
      part.open();
      parts.add(part);
    }
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new MonitorFunction(), List.of(RunLengths.DESCRIPTOR, EvidenceRestarts.DESCRIPTOR)),
            RollupTick::rollup,
            Types.STRING,
            128,
            1,
            0);
    harness.setStateBackend(backend);
    if (from != null) {
      harness.initializeState(from.monitor());
    }
    harness.open();
  }

  static MonitorHarness open() throws Exception {
    return open(1, PreAggregateOperator.DEFAULT_MAX_SUMS);
  }

  static MonitorHarness open(int subtasks, int maxSums) throws Exception {
    return new MonitorHarness(subtasks, maxSums, null, new HashMapStateBackend());
  }

  static MonitorHarness open(StateBackend backend) throws Exception {
    return new MonitorHarness(1, PreAggregateOperator.DEFAULT_MAX_SUMS, null, backend);
  }

  static MonitorHarness restore(Snapshot from) throws Exception {
    return restore(from, new HashMapStateBackend());
  }

  static MonitorHarness restore(Snapshot from, StateBackend backend) throws Exception {
    return new MonitorHarness(
        from.parts().size(), PreAggregateOperator.DEFAULT_MAX_SUMS, from, backend);
  }

  static MonitorSettings settings(double target) {
    return settings(target, true);
  }

  static MonitorSettings settings(double target, boolean perBlock) {
    return new MonitorSettings(
        new double[] {target},
        0.02,
        1000,
        perBlock,
        DAY,
        RETENTION_DAYS * DAY,
        ROLLUPS,
        List.of(new Watcher("miss-sr", Map.of(), Severity.PAGE)),
        OptionalDouble.empty());
  }

  static SegmentNews news(SegmentFact fact) {
    return news(fact, 1, settings(0.1));
  }

  static SegmentNews news(SegmentFact fact, long policyVersion, MonitorSettings settings) {
    return new SegmentNews(
        ROLLUP,
        "load",
        fact,
        settings.targets(),
        SegmentRollups.of(ROLLUP, ROLLUPS),
        policyVersion,
        settings);
  }

  void send(SegmentNews news) throws Exception {
    long hour = Math.floorDiv(news.fact().eventTimeMicros(), HOUR);
    int to = (int) Math.floorMod(hour, (long) parts.size());
    parts.get(to).processElement(news, Math.floorDiv(news.fact().eventTimeMicros(), 1000));
    pass();
  }

  void issued(long hour) throws Exception {
    send(news(TestFacts.issued(hour * HOUR)));
  }

  void settled(long hour, double number, boolean missed) throws Exception {
    send(news(TestFacts.settled(hour * HOUR, number, missed)));
  }

  /** A day of twenty predictions, settled at once. */
  void day(int day, int misses) throws Exception {
    for (int i = 0; i < 20; i++) {
      issued(day * 24L);
      settled(day * 24L + 1 + i, i, i < misses);
    }
  }

  /** Nothing before this hour will come. */
  void watermark(long hour) throws Exception {
    watermark(new Watermark(hour * HOUR / 1000 - 1));
  }

  private void watermark(Watermark watermark) throws Exception {
    for (var part : parts) {
      part.processWatermark(watermark);
    }
    pass();
    harness.processWatermark(watermark);
    harness.processBroadcastWatermark(watermark);
  }

  /** A run length for ticks that end after a day. */
  void runLength(int fromDay, double averageRunLength) throws Exception {
    harness.processBroadcastElement(new RunLengthPlan("load", fromDay * DAY, averageRunLength), 0);
  }

  /** Somebody declares the alert of a detector over. */
  void restart(String detector, boolean allDetectors, long askedMicros) throws Exception {
    String alert =
        new AlertIdentity("load", ROLLUP, detector, OptionalDouble.of(0.1)).fingerprint();
    harness.processBroadcastElement(
        new EvidenceRestart(ROLLUP, alert, allDetectors, askedMicros), 0);
  }

  /** What a checkpoint's barrier does to one subtask. */
  void flush(int part) throws Exception {
    parts.get(part).prepareSnapshotPreBarrier(1);
    pass();
  }

  private void pass() throws Exception {
    for (var part : parts) {
      for (RollupTick tick : part.extractOutputValues()) {
        harness.processElement(tick, 0);
      }
      part.getOutput().clear();
    }
  }

  void end() throws Exception {
    watermark(Watermark.MAX_WATERMARK);
  }

  Snapshot snapshot() throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      flush(i);
      states.add(parts.get(i).snapshot(1, 1));
    }
    return new Snapshot(states, harness.snapshot(1, 1));
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
    for (var part : parts) {
      part.close();
    }
    harness.close();
  }
}
