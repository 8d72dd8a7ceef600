// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.Neighbour;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.flink.state.Pending;
import io.tidemark.flink.state.PendingRecords;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.predictor.HotState;
import io.tidemark.predictor.ScoreState;
import io.tidemark.predictor.SeenVersions;
import io.tidemark.quantile.FlatState;
import io.tidemark.table.BlockStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Everything that Flink keeps for the segment of the current key. */
final class SegmentState {

  private static final Comparator<SegmentInput> EVENT_ORDER =
      Comparator.comparingLong(SegmentInput::eventTimeMicros)
          .thenComparing(input -> input instanceof SegmentInput.PredictionArrived)
          .thenComparing(SegmentInput::predictionId);

  private static final ValueStateDescriptor<HotState> HOT =
      new ValueStateDescriptor<>("hot", StateTypes.HOT);
  private static final ValueStateDescriptor<ScoreState> SCORES =
      new ValueStateDescriptor<>("scores", StateTypes.SCORES);
  private static final MapStateDescriptor<Integer, byte[]> PREDICTIONS =
      new MapStateDescriptor<>("predictions", Types.INT, StateTypes.BLOCK);
  private static final MapStateDescriptor<Long, List<SegmentInput>> HELD =
      new MapStateDescriptor<>("held", Types.LONG, Types.LIST(StateTypes.SEGMENT_INPUT));
  private static final ValueStateDescriptor<String> MODEL =
      new ValueStateDescriptor<>("model", Types.STRING);
  private static final ValueStateDescriptor<Long> LAST_SEEN =
      new ValueStateDescriptor<>("last-seen", Types.LONG);
  private static final ValueStateDescriptor<List<String>> VERSIONS =
      new ValueStateDescriptor<>("model-versions", Types.LIST(Types.STRING));
  private static final ValueStateDescriptor<Long> RELEARNED =
      new ValueStateDescriptor<>("relearned", Types.LONG);
  private static final ValueStateDescriptor<FlatState> NEIGHBOUR =
      new ValueStateDescriptor<>("neighbour", MonitorTypes.FLAT);

  /** All that there is. */
  static final List<StateDescriptor<?, ?>> DESCRIPTORS =
      List.of(HOT, SCORES, PREDICTIONS, HELD, MODEL, LAST_SEEN, VERSIONS, RELEARNED, NEIGHBOUR);

  /** The name of the state that held predictions as entries of their own. */
  static final String OLD_PREDICTIONS = "pending";

  /** The name of the state that held outcomes that came before their predictions. */
  static final String OLD_EARLY = "early";

  private final ValueState<HotState> hot;
  private final ValueState<ScoreState> scores;
  private final MapState<Integer, byte[]> predictions;
  private final PendingRecords records = new PendingRecords();
  private final MapState<Long, List<SegmentInput>> held;
  private final ValueState<Long> lastSeen;
  private final ValueState<String> model;
  private final ValueState<List<String>> versions;
  private final ValueState<Long> relearned;
  private final ValueState<FlatState> neighbour;

  SegmentState(RuntimeContext context) {
    hot = context.getState(HOT);
    scores = context.getState(SCORES);
    predictions = context.getMapState(PREDICTIONS);
    held = context.getMapState(HELD);
    model = context.getState(MODEL);
    lastSeen = context.getState(LAST_SEEN);
    versions = context.getState(VERSIONS);
    relearned = context.getState(RELEARNED);
    neighbour = context.getState(NEIGHBOUR);
  }

  /** Predictions as entries of their own, by their ids. */
  static MapState<String, Pending> oldPredictions(RuntimeContext context) {
    return context.getMapState(
        new MapStateDescriptor<>(OLD_PREDICTIONS, Types.STRING, StateTypes.PENDING));
  }

  /** Outcomes as entries of their own, by the ids of their predictions. */
  static MapState<String, OutcomeEvent> oldEarly(RuntimeContext context) {
    return context.getMapState(
        new MapStateDescriptor<>(OLD_EARLY, Types.STRING, StateTypes.OUTCOME));
  }

  /** The small part of the calibration. */
  Optional<HotState> hot() throws IOException {
    return Optional.ofNullable(hot.value());
  }

  /** The large part of the calibration. */
  ScoreState scores() {
    try {
      return scores.value();
    } catch (IOException e) {
      throw new UncheckedIOException("the scores of a segment could not be read", e);
    }
  }

  void update(HotState calibration, ScoreState itsScores) throws IOException {
    scores.update(itsScores);
    hot.update(calibration);
  }

  void forgetCalibration() {
    hot.clear();
    scores.clear();
    neighbour.clear();
  }

  /** The outcome that waits for the next one. */
  Optional<Neighbour> neighbour() throws IOException {
    return Optional.ofNullable(neighbour.value()).map(Neighbour::fromFlat);
  }

  void update(Optional<Neighbour> waits) throws IOException {
    if (waits.isPresent()) {
      neighbour.update(waits.get().toFlat());
    } else {
      neighbour.clear();
    }
  }

  /** The newest request for a new baseline that was met; {@link Long#MIN_VALUE} before any. */
  long relearnedMicros() throws IOException {
    Long asked = relearned.value();
    return asked == null ? Long.MIN_VALUE : asked;
  }

  void relearned(long askedMicros) throws IOException {
    relearned.update(askedMicros);
  }

  SeenVersions versions() throws IOException {
    List<String> seen = versions.value();
    return seen == null ? SeenVersions.NONE : new SeenVersions(seen);
  }

  void update(SeenVersions seen) throws IOException {
    versions.update(seen.versions());
  }

  /** Blocks of predictions that wait, and of tombstones. */
  BlockStore predictionBlocks() {
    return new MapBlocks(predictions);
  }

  /** What is in those blocks. */
  PendingRecords pendingRecords() {
    return records;
  }

  /** Holds a record until the watermark passes it. */
  void hold(SegmentInput input) throws Exception {
    long millis = Math.floorDiv(input.eventTimeMicros(), TimerBuckets.MICROS_PER_MILLI);
    List<SegmentInput> sameTime = held.get(millis);
    List<SegmentInput> grown = sameTime == null ? new ArrayList<>() : new ArrayList<>(sameTime);
    grown.add(input);
    held.put(millis, grown);
  }

  /** Takes all records that the watermark has passed, in their order. */
  List<SegmentInput> release(long watermarkMillis) throws Exception {
    List<SegmentInput> released = new ArrayList<>();
    for (Map.Entry<Long, List<SegmentInput>> entry : copy(held)) {
      if (entry.getKey() <= watermarkMillis) {
        released.addAll(entry.getValue());
        held.remove(entry.getKey());
      }
    }
    released.sort(EVENT_ORDER);
    return released;
  }

  boolean holds() throws Exception {
    return !held.isEmpty();
  }

  void update(String ofModel) throws IOException {
    model.update(ofModel);
  }

  void seen(long eventTimeMicros) throws IOException {
    lastSeen.update(eventTimeMicros);
  }

  /** Event time of the newest record; empty once the segment was dropped. */
  Optional<Long> lastSeen() throws IOException {
    return Optional.ofNullable(lastSeen.value());
  }

  /** The model of the segment; empty once the segment was dropped. */
  String model() throws IOException {
    return model.value() == null ? "" : model.value();
  }

  void clear() {
    model.clear();
    hot.clear();
    scores.clear();
    predictions.clear();
    held.clear();
    lastSeen.clear();
    versions.clear();
    relearned.clear();
    neighbour.clear();
  }

  private static <K, V> List<Map.Entry<K, V>> copy(MapState<K, V> state) throws Exception {
    List<Map.Entry<K, V>> entries = new ArrayList<>();
    for (Map.Entry<K, V> entry : state.entries()) {
      entries.add(Map.entry(entry.getKey(), entry.getValue()));
    }
    return entries;
  }
}
