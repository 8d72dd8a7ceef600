// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.score.OutcomeValue;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The directory alone; times are days, the horizon is 16 of them. */
final class DirectoryHarness implements AutoCloseable {

  static final int MAX_PARALLELISM = 16;
  private static final long DAY = 86_400_000_000L;
  private static final long HORIZON = 16 * DAY;

  private final KeyedOneInputStreamOperatorTestHarness<String, DirectoryInput, SegmentInput>
      harness;
  private final DirectoryOperator operator;

  private DirectoryHarness(long maxHeldBytes, OperatorSubtaskState state, StateBackend backend)
      throws Exception {
    operator = new DirectoryOperator(maxHeldBytes);
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, DirectoryInput::lookupKey, Types.STRING, MAX_PARALLELISM, 1, 0);
    harness.setStateBackend(backend);
    harness.setup(StateTypes.SEGMENT_INPUT.createSerializer(new SerializerConfigImpl()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  static DirectoryHarness open(long maxHeldBytes, StateBackend backend) throws Exception {
    return new DirectoryHarness(maxHeldBytes, null, backend);
  }

  static DirectoryHarness restore(OperatorSubtaskState state, StateBackend backend)
      throws Exception {
    return new DirectoryHarness(DirectoryOperator.DEFAULT_HELD_BYTES, state, backend);
  }

  void prediction(String id, int day) {
    String key = DirectoryInput.byPrediction("m", id);
    send(new DirectoryInput.Waiting(key, "m|region=36", "m", id, day * DAY, HORIZON));
  }

  void outcome(String id, int day) {
    OutcomeEvent outcome = outcome(Optional.of(id), Optional.empty(), day);
    send(new DirectoryInput.Arrived(DirectoryInput.byPrediction("m", id), outcome, HORIZON));
  }

  void targetOutcome(String target, int day) {
    OutcomeEvent outcome = outcome(Optional.empty(), Optional.of(target), day);
    send(new DirectoryInput.Arrived(DirectoryInput.byTarget(target), outcome, HORIZON));
  }

  private static OutcomeEvent outcome(Optional<String> id, Optional<String> target, int day) {
    return new OutcomeEvent(
        id,
        id.map(i -> "m"),
        target,
        Optional.empty(),
        Optional.empty(),
        day * DAY,
        new OutcomeValue.Real(1),
        0,
        new Origin("tidemark.outcomes", 0, day, 0),
        new byte[] {2});
  }

  private void send(DirectoryInput input) {
    try {
      harness.processElement(input, 0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void watermark(int day) throws Exception {
    harness.processWatermark(new Watermark(day * DAY / 1000));
  }

  /** Ids of the predictions that outcomes were sent to. */
  List<String> delivered() {
    return inputs().map(SegmentInput::predictionId).toList();
  }

  /** Of the last outcome that was sent. */
  Optional<String> lastSegment() {
    return inputs().map(SegmentInput::segment).reduce((first, second) -> second);
  }

  private Stream<SegmentInput> inputs() {
    return harness.extractOutputValues().stream();
  }

  /** Why outcomes were set aside. */
  List<DeadLetterReason> letters() {
    Queue<StreamRecord<DeadLetter>> letters = harness.getSideOutput(RouteFunction.DEAD_LETTERS);
    return letters == null
        ? List.of()
        : letters.stream().map(record -> record.getValue().getReason()).toList();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** Whether nothing is in state. */
  boolean isEmpty() throws Exception {
    operator.writeBack();
    KeyedStateBackend<String> backend = operator.getKeyedStateBackend();
    for (String state : List.of("ids", "announced", "waiting", "known", "delivered")) {
      try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
        if (keys.findAny().isPresent()) {
          return false;
        }
      }
    }
    return harness.numEventTimeTimers() == 0;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
