// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBook;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * CALIBRATE of some 20 segments, and a stream of steps that is a function of their number: timely,
 * early, late, repeated and missing outcomes, in and out of order, and time that passes.
 */
final class ManySegments implements AutoCloseable {

  private static final int MAX_PARALLELISM = 16;
  private static final int SEGMENTS = 19;
  private static final long HOUR = 3_600_000_000L;
  private static final List<OutputTag<?>> TAGS =
      List.of(
          CalibrateFunction.EVALUATIONS,
          CalibrateFunction.SUMMARIES,
          CalibrateFunction.TRANSITIONS,
          CalibrateFunction.FACTS,
          RouteFunction.DEAD_LETTERS,
          Tally.TAG);

  /** Where Flink keeps state. */
  enum Backend {
    HEAP,
    ROCKSDB
  }

  private final KeyedBroadcastOperatorTestHarness<
          String, SegmentInput, PolicyInput, CalibratedPrediction>
      harness;
  private final int parallelism;
  private final int subtask;

  private ManySegments(
      PolicyBuilder policy,
      CacheBounds bounds,
      Backend backend,
      OperatorSubtaskState state,
      int parallelism,
      int subtask)
      throws Exception {
    this.parallelism = parallelism;
    this.subtask = subtask;
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CalibrateOperator(
                PolicyBook.of(List.of(policy.build())), OutcomeLookup.DIRECTORY, bounds),
            SegmentInput::segment,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    if (backend == Backend.ROCKSDB) {
      harness.setStateBackend(new EmbeddedRocksDBStateBackend());
    }
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  static ManySegments open(PolicyBuilder policy, CacheBounds bounds, Backend backend)
      throws Exception {
    return new ManySegments(policy, bounds, backend, null, 1, 0);
  }

  static ManySegments restore(
      PolicyBuilder policy, CacheBounds bounds, Backend backend, OperatorSubtaskState state)
      throws Exception {
    return new ManySegments(policy, bounds, backend, state, 1, 0);
  }

  /** One of two subtasks, from the state of one alone. */
  static ManySegments restoreHalf(
      PolicyBuilder policy, CacheBounds bounds, OperatorSubtaskState state, int subtask)
      throws Exception {
    OperatorSubtaskState half =
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, 1, 2, subtask);
    return new ManySegments(policy, bounds, Backend.HEAP, half, 2, subtask);
  }

  static PolicyBuilder policy() {
    return PolicyBuilder.of("m", 1)
        .segmentBy(List.of("region"))
        .features(List.of("heat"))
        .labelHorizon(48 * HOUR)
        .baseline(new Policy.BaselineSpec(new WindowSpec.Count(40), 0.02));
  }

  /** Windows of every kind, small enough to fill and to drop panes. */
  static Stream<PolicyBuilder> windows() {
    return Stream.of(WindowSpec.Sketch.values())
        .flatMap(
            sketch ->
                Stream.of(
                    new WindowSpec(new WindowSpec.Count(30), 4, sketch),
                    new WindowSpec(new WindowSpec.Span(24 * HOUR), 6, sketch),
                    new WindowSpec(
                        new WindowSpec.Span(24 * HOUR), 6, sketch, OptionalLong.of(5 * HOUR))))
        .map(window -> policy().window(window));
  }

  /** Takes steps of the stream, each a record or two, and lets time pass now and then. */
  void steps(int from, int to) throws Exception {
    for (int step = from; step < to; step++) {
      step(step);
    }
  }

  private void step(int step) throws Exception {
    long now = (long) (step * 0.1 * HOUR);
    int random = mix(step);
    String id = "id" + step;
    long back = random % 11 == 0 ? 3 * HOUR : 0; // some predictions are old news
    if (random % 13 == 0) {
      outcome(id, step, now - back, 0); // early
    }
    predict(id, step, now - back);
    int delay = 5 + random % 60;
    int other = step - delay;
    if (other >= 0 && mix(other) % 17 != 0) {
      outcome("id" + other, other, now, 0);
    }
    if (other >= 0 && random % 19 == 0) {
      outcome("id" + other, other, now, 1); // revised
      predict("id" + other, other, now); // repeated
    }
    if (step % 50 == 49) {
      harness.processWatermark(new Watermark(now / 1000));
      harness.processBroadcastWatermark(new Watermark(now / 1000));
    }
  }

  private static int mix(int x) {
    int h = x * 0x9E3779B9;
    h ^= h >>> 15;
    h *= 0x85EBCA6B;
    return (h ^ (h >>> 13)) & Integer.MAX_VALUE;
  }

  private static String segment(int step) {
    int random = mix(step + 1_000_003);
    return "m|region=" + Math.min(random % SEGMENTS, random / SEGMENTS % SEGMENTS);
  }

  private boolean isMine(String segment) {
    int to =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(segment, MAX_PARALLELISM, parallelism);
    return to == subtask;
  }

  private void predict(String id, int step, long micros) throws Exception {
    String segment = segment(step);
    if (!isMine(segment)) {
      return;
    }
    PredictionEvent prediction =
        new PredictionEvent(
            id,
            "m",
            step < 300 ? "1" : "2",
            Map.of("region", segment.substring("m|region=".length())),
            micros,
            Optional.empty(),
            new PointForecast(mix(step) % 100),
            false,
            new Origin("predictions", 0, step, micros),
            new byte[] {1},
            Map.of("heat", (double) (mix(step + 3) % 10)));
    harness.processElement(new SegmentInput.PredictionArrived(segment, prediction), micros / 1000);
  }

  private void outcome(String id, int step, long micros, int revision) throws Exception {
    String segment = segment(step);
    if (!isMine(segment)) {
      return;
    }
    double error = (mix(step + 7) % 2000 - 1000) / 100.0;
    OutcomeEvent outcome =
        new OutcomeEvent(
            Optional.of(id),
            Optional.of("m"),
            Optional.empty(),
            Optional.of(Map.of()),
            Optional.empty(),
            micros,
            new OutcomeValue.Real(mix(step) % 100 + error),
            revision,
            new Origin("outcomes", 0, step, micros),
            new byte[] {2});
    harness.processElement(
        new SegmentInput.OutcomeArrived(segment, "m", id, outcome), micros / 1000);
  }

  /** What came out since the last time, by output and in order. */
  List<String> outputs() {
    List<String> outputs = new ArrayList<>();
    harness.extractOutputValues().forEach(value -> outputs.add(value.toString()));
    harness.getOutput().clear();
    for (OutputTag<?> tag : TAGS) {
      Queue<? extends StreamRecord<?>> records = harness.getSideOutput(tag);
      if (records != null) {
        records.forEach(record -> outputs.add(tag.getId() + text(record.getValue())));
        records.clear();
      }
    }
    return outputs;
  }

  /** Records that hold arrays do not print them. */
  private static String text(Object value) {
    return value instanceof SegmentNews news
        ? StateBytes.hex(news, io.tidemark.flink.state.MonitorTypes.NEWS)
        : value.toString();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** All keyed state, by state and key; equal contents are equal texts. */
  Map<String, String> state() throws Exception {
    CalibrateOperator operator = (CalibrateOperator) harness.getOperator();
    operator.writeBack();
    return new TreeMap<>(StateBytes.of(operator));
  }

  /** The segments that have something in a state, also in one that is no longer used. */
  List<String> segmentsIn(String state) {
    CalibrateOperator operator = (CalibrateOperator) harness.getOperator();
    return OldEntries.keys(operator.getKeyedStateBackend(), state);
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
