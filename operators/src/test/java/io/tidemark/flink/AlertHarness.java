// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertSettings;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.evidence.MissWatch;
import io.tidemark.flink.event.Moments;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** ALERT of one model in Flink's harness; ticks are days, numbered by their ends. */
final class AlertHarness implements AutoCloseable {

  static final long DAY = 86_400_000_000L;
  static final String ROOT = "load";
  static final String NORTH = "load|region=north";
  static final String SOUTH = "load|region=south";
  static final double LIMIT = Math.log(1000);

  private final KeyedTwoInputStreamOperatorTestHarness<
          String, RollupSignal, AlertCommand, AlertTransition>
      harness;

  private AlertHarness(OperatorSubtaskState state, StateBackend backend) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new AlertFunction()),
            RollupSignal::model,
            AlertCommand::getModel,
            Types.STRING);
    harness.setStateBackend(backend);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  static AlertHarness open() throws Exception {
    return open(new HashMapStateBackend());
  }

  static AlertHarness open(StateBackend backend) throws Exception {
    return new AlertHarness(null, backend);
  }

  static AlertHarness restore(OperatorSubtaskState state) throws Exception {
    return restore(state, new HashMapStateBackend());
  }

  static AlertHarness restore(OperatorSubtaskState state, StateBackend backend) throws Exception {
    return new AlertHarness(state, backend);
  }

  /** The same signal under a policy with other times. */
  static RollupSignal with(AlertSettings times, RollupSignal s) {
    return new RollupSignal(
        s.model(),
        s.rollup(),
        s.ancestors(),
        s.tickStartMicros(),
        s.tickEndMicros(),
        s.perBlock(),
        s.logEValue(),
        s.health(),
        s.targets(),
        s.readings(),
        s.policyVersion(),
        s.pageRunLength(),
        times);
  }

  /** A tick in which a detector with evidence since two days before stands somewhere. */
  static RollupSignal signal(String rollup, int day, State state, double logEvidence) {
    boolean ended = state == State.ENDED;
    DetectorReading reading =
        new DetectorReading(
            "miss-sr",
            DetectorReading.Severity.PAGE,
            OptionalDouble.of(0.1),
            0.12,
            state,
            logEvidence,
            ended ? Math.log(MissWatch.RECOVERY_RUN_LENGTH) : LIMIT,
            ended ? MissWatch.RECOVERY_RUN_LENGTH : 1000,
            (day - 2) * DAY,
            2,
            100,
            20,
            0.25,
            5.0 / 3);
    boolean root = rollup.equals(ROOT);
    return new RollupSignal(
        ROOT,
        rollup,
        root ? List.of() : List.of(ROOT),
        (day - 1) * DAY,
        day * DAY,
        true,
        logEvidence / 2,
        new TickHealth(
            0, root ? 200 : 50, 0, 3, 0, 7, 0.75, OptionalLong.of(60), OptionalLong.of(90)),
        List.of(new TargetRates(0.1, 50, 4, 50, 12, 2.5, 1.5)),
        List.of(reading),
        4,
        1000,
        AlertSettings.ofTick(DAY));
  }

  static RollupSignal raised(String rollup, int day) {
    return signal(rollup, day, State.RAISED, LIMIT + 1);
  }

  static RollupSignal ended(String rollup, int day) {
    return signal(rollup, day, State.ENDED, 4);
  }

  static RollupSignal quiet(String rollup, int day) {
    return signal(rollup, day, State.QUIET, 0.5);
  }

  static AlertCommand command(Object action) {
    return AlertCommand.newBuilder()
        .setModel(ROOT)
        .setTime(Moments.of(0))
        .setBy("ada")
        .setAction(action)
        .build();
  }

  AlertHarness send(RollupSignal... signals) throws Exception {
    for (RollupSignal signal : signals) {
      harness.processElement1(signal, signal.tickEndMicros() / 1000);
    }
    return this;
  }

  AlertHarness send(AlertCommand command) throws Exception {
    harness.processElement2(command, 0);
    return this;
  }

  /** Ticks up to the end of this day are complete. */
  AlertHarness day(int day) throws Exception {
    Watermark watermark = new Watermark(day * DAY / 1000 - 1);
    harness.processWatermark1(watermark);
    harness.processWatermark2(watermark);
    return this;
  }

  AlertHarness end() throws Exception {
    harness.processWatermark1(Watermark.MAX_WATERMARK);
    harness.processWatermark2(Watermark.MAX_WATERMARK);
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<AlertTransition> alerts() {
    return harness.extractOutputValues();
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
