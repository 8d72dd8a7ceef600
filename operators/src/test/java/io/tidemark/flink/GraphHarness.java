// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBook;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** Route, directory and CALIBRATE behind one another, record by record; times are days. */
final class GraphHarness implements AutoCloseable {

  static final long DAY = 86_400_000_000L;
  static final String MODEL = "m";
  static final Origin ORIGIN = new Origin("tidemark.policies", 0, 0, 0);

  private final BroadcastOperatorTestHarness<Inbound, PolicyInput, SegmentInput> route;
  private final KeyedOneInputStreamOperatorTestHarness<String, DirectoryInput, SegmentInput>
      directory;
  private final KeyedBroadcastOperatorTestHarness<
          String, SegmentInput, PolicyInput, CalibratedPrediction>
      calibrate;
  private final List<CalibratedPrediction> intervals = new ArrayList<>();
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<MonitoringTransition> transitions = new ArrayList<>();
  private int policyOffset;

  /** Where all three operators stood. */
  record Snapshot(
      OperatorSubtaskState route, OperatorSubtaskState directory, OperatorSubtaskState calibrate) {}

  private GraphHarness(List<Policy> configured, OutcomeLookup lookup, Optional<Snapshot> from)
      throws Exception {
    PolicyBook book = PolicyBook.of(configured);
    route =
        new BroadcastOperatorTestHarness<>(
            new CoBroadcastWithNonKeyedOperator<>(
                new RouteFunction(book, lookup), List.of(PolicyView.DESCRIPTOR)),
            1,
            1,
            0);
    directory =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new DirectoryOperator(DirectoryOperator.DEFAULT_HELD_BYTES),
            DirectoryInput::lookupKey,
            Types.STRING);
    calibrate =
        new KeyedBroadcastOperatorTestHarness<>(
            new CalibrateOperator(book, lookup, CacheBounds.DEFAULT),
            SegmentInput::segment,
            Types.STRING,
            1,
            1,
            0);
    SerializerConfigImpl config = new SerializerConfigImpl();
    route.setup(StateTypes.SEGMENT_INPUT.createSerializer(config));
    directory.setup(StateTypes.SEGMENT_INPUT.createSerializer(config));
    if (from.isPresent()) {
      route.initializeState(from.get().route());
      directory.initializeState(from.get().directory());
      calibrate.initializeState(from.get().calibrate());
    }
    route.open();
    directory.open();
    calibrate.open();
  }

  static GraphHarness open(Policy... configured) throws Exception {
    return new GraphHarness(List.of(configured), OutcomeLookup.DIRECTORY, Optional.empty());
  }

  /** Without a directory of predictions. */
  static GraphHarness byDimensions(Policy... configured) throws Exception {
    return new GraphHarness(List.of(configured), OutcomeLookup.DIMENSIONS, Optional.empty());
  }

  static GraphHarness restore(Snapshot snapshot, Policy... configured) throws Exception {
    return new GraphHarness(List.of(configured), OutcomeLookup.DIRECTORY, Optional.of(snapshot));
  }

  Snapshot snapshot() throws Exception {
    return new Snapshot(route.snapshot(1, 1), directory.snapshot(1, 1), calibrate.snapshot(1, 1));
  }

  void policy(Policy policy) throws Exception {
    Origin origin = new Origin("tidemark.policies", 0, policyOffset++, 0);
    policy(
        new PolicyInput.Stated(
            PolicyConversion.toAvro(policy), origin, new byte[] {(byte) policy.version()}));
  }

  void policy(PolicyInput input) throws Exception {
    route.processBroadcastElement(input, 0);
    calibrate.processBroadcastElement(input, 0);
    flow();
  }

  void predict(String id, String modelVersion, Map<String, String> dimensions, int day)
      throws Exception {
    route.processElement(
        new PredictionEvent(
            id,
            MODEL,
            modelVersion,
            dimensions,
            day * DAY,
            Optional.empty(),
            new PointForecast(0),
            false,
            new Origin("tidemark.predictions", 0, day, 0),
            new byte[] {1}),
        0);
    flow();
  }

  void predict(String id, int day) throws Exception {
    predict(id, "", Map.of("region", "36"), day);
  }

  void outcome(String id, Optional<Map<String, String>> dimensions, double value, int day)
      throws Exception {
    route.processElement(
        new OutcomeEvent(
            Optional.of(id),
            Optional.of(MODEL),
            Optional.empty(),
            dimensions,
            Optional.empty(),
            day * DAY,
            new OutcomeValue.Real(value),
            0,
            new Origin("tidemark.outcomes", 0, day, 0),
            new byte[] {2}),
        0);
    flow();
  }

  void outcome(String id, double value, int day) throws Exception {
    outcome(id, Optional.of(Map.of("region", "36")), value, day);
  }

  void watermark(int day) throws Exception {
    Watermark watermark = new Watermark(day * DAY / 1000);
    directory.processWatermark(watermark);
    calibrate.processWatermark(watermark);
    calibrate.processBroadcastWatermark(watermark);
    flow();
  }

  private void flow() throws Exception {
    for (SegmentInput input : taken(route)) {
      calibrate.processElement(input, 0);
    }
    for (DirectoryInput input : taken(route, RouteFunction.DIRECTORY)) {
      directory.processElement(input, 0);
    }
    for (SegmentInput input : taken(directory)) {
      calibrate.processElement(input, 0);
    }
    intervals.addAll(taken(calibrate));
    evaluations.addAll(taken(calibrate, CalibrateFunction.EVALUATIONS));
    transitions.addAll(taken(calibrate, CalibrateFunction.TRANSITIONS));
    deadLetters.addAll(taken(route, RouteFunction.DEAD_LETTERS));
    deadLetters.addAll(taken(directory, RouteFunction.DEAD_LETTERS));
    deadLetters.addAll(taken(calibrate, RouteFunction.DEAD_LETTERS));
  }

  private static <T> List<T> taken(AbstractStreamOperatorTestHarness<T> harness) {
    List<T> taken = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return taken;
  }

  private static <T> List<T> taken(AbstractStreamOperatorTestHarness<?> harness, OutputTag<T> tag) {
    Queue<StreamRecord<T>> queue = harness.getSideOutput(tag);
    List<T> taken = new ArrayList<>();
    if (queue != null) {
      queue.forEach(element -> taken.add(element.getValue()));
      queue.clear();
    }
    return taken;
  }

  List<CalibratedPrediction> intervals() {
    return intervals;
  }

  CalibratedPrediction lastInterval() {
    return intervals.get(intervals.size() - 1);
  }

  List<Evaluation> evaluations() {
    return evaluations;
  }

  Evaluation lastEvaluation() {
    return evaluations.get(evaluations.size() - 1);
  }

  List<MonitoringTransition> transitions() {
    return transitions;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /** Keyed state of CALIBRATE. */
  int stateEntries() throws Exception {
    CalibrateOperator operator = (CalibrateOperator) calibrate.getOperator();
    operator.writeBack();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  /** Keyed state of the directory. */
  int directoryEntries() {
    AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) directory.getOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  int timers() {
    return calibrate.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    route.close();
    directory.close();
    calibrate.close();
  }
}
