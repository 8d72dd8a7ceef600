// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.event.Leaderboard;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.InboundTypeInfo;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Route, directory and group of an ensemble; times are hours. */
class EnsembleFunctionTest {

  private static final long HOUR = 3_600_000_000L;
  private static final int HORIZON = 48;
  private static final EnsembleSpec SPEC =
      new EnsembleSpec(
          "pool",
          List.of("a", "b"),
          List.of(0.25, 0.75),
          List.of("region"),
          2 * HOUR,
          HORIZON * HOUR,
          0.1);

  private static PredictionEvent prediction(
      String model, String target, int hour, double low, double high) {
    return new PredictionEvent(
        model + "/" + target,
        model,
        "",
        Map.of("region", "north", "lead", "1"),
        hour * HOUR,
        Optional.of(target),
        new QuantileForecast(new double[] {0.25, 0.75}, new double[] {low, high}),
        false,
        new Origin("predictions", 0, hour, hour * HOUR),
        new byte[0]);
  }

  private static OutcomeEvent outcome(String target, double value, int hour) {
    return new OutcomeEvent(
        Optional.empty(),
        Optional.empty(),
        Optional.of(target),
        Optional.empty(),
        Optional.empty(),
        hour * HOUR,
        new OutcomeValue.Real(value),
        0,
        new Origin("outcomes", 0, hour, hour * HOUR),
        new byte[0]);
  }

  /** The three operators behind one another. */
  private static final class Graph implements AutoCloseable {
    private final OneInputStreamOperatorTestHarness<Inbound, SegmentInput> route;
    private final KeyedOneInputStreamOperatorTestHarness<String, DirectoryInput, SegmentInput>
        directory;
    private final KeyedOneInputStreamOperatorTestHarness<String, SegmentInput, Inbound> group;
    private final List<Inbound> out = new ArrayList<>();
    private final List<Leaderboard> boards = new ArrayList<>();

    Graph(OperatorSubtaskState directoryState, OperatorSubtaskState groupState) throws Exception {
      route =
          new OneInputStreamOperatorTestHarness<>(
              new ProcessOperator<>(new EnsembleRouteFunction(List.of(SPEC))));
      directory =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new DirectoryOperator(DirectoryOperator.DEFAULT_HELD_BYTES),
              DirectoryInput::lookupKey,
              Types.STRING);
      group =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(new EnsembleFunction(List.of(SPEC))),
              SegmentInput::segment,
              Types.STRING);
      group.setup(InboundTypeInfo.INSTANCE.createSerializer(new SerializerConfigImpl()));
      if (groupState != null) {
        directory.initializeState(directoryState);
        group.initializeState(groupState);
      }
      route.open();
      directory.open();
      group.open();
    }

    void send(Inbound record) throws Exception {
      route.processElement(record, 0);
      drain(route.extractOutputValues());
      route.getOutput().clear();
      var announced = route.getSideOutput(RouteFunction.DIRECTORY);
      while (announced != null && !announced.isEmpty()) {
        directory.processElement(announced.poll());
        drain(directory.extractOutputValues());
        directory.getOutput().clear();
      }
    }

    private void drain(List<SegmentInput> inputs) throws Exception {
      for (SegmentInput input : inputs) {
        group.processElement(input, input.eventTimeMicros() / 1000);
      }
    }

    void watermark(int hour) throws Exception {
      directory.processWatermark(new Watermark(hour * HOUR / 1000));
      group.processWatermark(new Watermark(hour * HOUR / 1000));
      out.addAll(group.extractOutputValues());
      group.getOutput().clear();
      var sent = group.getSideOutput(EnsembleFunction.LEADERBOARDS);
      while (sent != null && !sent.isEmpty()) {
        StreamRecord<Leaderboard> record = sent.poll();
        boards.add(record.getValue());
      }
    }

    List<PredictionEvent> predictions() {
      return out.stream()
          .filter(PredictionEvent.class::isInstance)
          .map(PredictionEvent.class::cast)
          .toList();
    }

    List<OutcomeEvent> outcomes() {
      return out.stream()
          .filter(OutcomeEvent.class::isInstance)
          .map(OutcomeEvent.class::cast)
          .toList();
    }

    int stateEntries() {
      AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) group.getOperator();
      return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    @Override
    public void close() throws Exception {
      route.close();
      directory.close();
      group.close();
    }
  }

  private static double[] values(PredictionEvent p) {
    return ((QuantileForecast) p.forecast()).values();
  }

  @Test
  void aWholeTarget_isAPredictionOfTheVirtualModel_andSoIsItsOutcome() throws Exception {
    try (Graph graph = new Graph(null, null)) {
      graph.send(prediction("a", "t", 1, 0, 2));
      graph.send(prediction("b", "t", 2, 2, 6));
      graph.send(outcome("t", 5, 10));
      graph.watermark(20);

      assertThat(graph.predictions())
          .singleElement()
          .satisfies(
              p -> {
                assertThat(p.model()).isEqualTo("pool");
                assertThat(p.id()).isEqualTo("t|lead=1|region=north");
                assertThat(p.eventTimeMicros()).isEqualTo(2 * HOUR);
                assertThat(p.dimensions()).containsEntry("region", "north");
                assertThat(values(p)).containsExactly(1, 4);
              });
      assertThat(graph.outcomes())
          .singleElement()
          .satisfies(
              o -> {
                assertThat(o.predictionId()).contains("t|lead=1|region=north");
                assertThat(o.model()).contains("pool");
                assertThat(o.eventTimeMicros()).isEqualTo(10 * HOUR);
              });
      assertThat(graph.boards).singleElement().satisfies(b -> assertThat(b.getOutcomes()).isOne());
      assertThat(graph.boards.get(0).getGroup()).isEqualTo("pool|region=north");
    }
  }

  @Test
  void arrivalInAnyOrder_givesTheSameCombinations() throws Exception {
    List<Inbound> records = new ArrayList<>();
    for (int t = 0; t < 12; t++) {
      records.add(prediction("a", "t" + t, t, t, t + 2));
      records.add(prediction("b", "t" + t, t, t + 1, t + 5));
      records.add(outcome("t" + t, t + 1.5, t + 3));
    }
    List<Inbound> reversed = new ArrayList<>(records);
    java.util.Collections.reverse(reversed);
    try (Graph one = new Graph(null, null);
        Graph two = new Graph(null, null)) {
      for (Inbound record : records) {
        one.send(record);
      }
      for (Inbound record : reversed) {
        two.send(record);
      }
      for (int hour = 1; hour <= 30; hour++) {
        one.watermark(hour);
      }
      two.watermark(30);

      assertThat(one.predictions()).hasSize(12);
      assertThat(two.out).usingRecursiveComparison().isEqualTo(one.out);
      assertThat(two.boards).isEqualTo(one.boards);
    }
  }

  @Test
  void anOutcomeTeachesOnlyWhatComesAfterIt() throws Exception {
    try (Graph graph = new Graph(null, null)) {
      graph.send(prediction("a", "t", 1, 0, 2));
      graph.send(prediction("b", "t", 1, 2, 6));
      graph.send(outcome("t", 9, 10));
      graph.send(prediction("a", "u", 9, 0, 2));
      graph.send(prediction("b", "u", 9, 2, 6));
      graph.send(prediction("a", "v", 10, 0, 2));
      graph.send(prediction("b", "v", 10, 2, 6));
      graph.watermark(20);

      assertThat(values(graph.predictions().get(1))).containsExactly(1, 4);
      assertThat(values(graph.predictions().get(2))[0]).isGreaterThan(1);
    }
  }

  @Test
  void restoredInMidStream_itGoesOnAsIfNothingHappened() throws Exception {
    try (Graph whole = new Graph(null, null);
        Graph stopped = new Graph(null, null)) {
      for (Graph graph : List.of(whole, stopped)) {
        graph.send(prediction("a", "t", 1, 0, 2));
        graph.send(prediction("b", "t", 1, 2, 6));
        graph.watermark(2);
        graph.send(outcome("t", 9, 10));
        graph.send(prediction("a", "u", 11, 0, 2));
        graph.watermark(11);
      }
      try (Graph restored =
          new Graph(stopped.directory.snapshot(1, 1), stopped.group.snapshot(1, 1))) {
        for (Graph graph : List.of(whole, restored)) {
          graph.send(prediction("b", "u", 12, 2, 6));
          graph.send(outcome("u", 3, 14));
          graph.watermark(20);
        }
        List<Inbound> all = new ArrayList<>(stopped.out);
        all.addAll(restored.out);
        assertThat(all).hasSize(4).usingRecursiveComparison().isEqualTo(whole.out);
        assertThat(restored.boards).containsExactly(whole.boards.get(1));
      }
    }
  }

  @Test
  void aMemberThatStaysAway_isWaitedForNoLongerThanAgreed() throws Exception {
    try (Graph graph = new Graph(null, null)) {
      graph.send(prediction("a", "t", 1, 0, 2));
      graph.watermark(2);
      assertThat(graph.predictions()).isEmpty();
      graph.watermark(4);

      assertThat(graph.predictions()).singleElement();
      assertThat(graph.predictions().get(0).eventTimeMicros()).isEqualTo(3 * HOUR);
      assertThat(values(graph.predictions().get(0))).containsExactly(0, 2);
    }
  }

  @Test
  void whatAnEnsembleCannotUse_isLeftOut() throws Exception {
    try (Graph graph = new Graph(null, null)) {
      PredictionEvent p = prediction("a", "t", 1, 0, 2);
      graph.send(
          new PredictionEvent(
              p.id(),
              p.model(),
              "",
              p.dimensions(),
              p.eventTimeMicros(),
              p.targetKey(),
              new PointForecast(1),
              false,
              p.origin(),
              p.payload()));
      graph.send(prediction("other", "t", 1, 0, 2));
      graph.watermark(20);

      assertThat(graph.out).isEmpty();
    }
  }

  @Test
  void anIdleGroupLeavesNothing() throws Exception {
    try (Graph graph = new Graph(null, null)) {
      graph.send(prediction("a", "t", 1, 0, 2));
      graph.send(prediction("b", "t", 2, 2, 6));
      graph.send(outcome("t", 5, 10));
      graph.watermark(20);
      assertThat(graph.stateEntries()).isPositive();

      graph.watermark(10 * HORIZON);

      assertThat(graph.stateEntries()).isZero();
      assertThat(graph.group.numEventTimeTimers()).isZero();
    }
  }
}
