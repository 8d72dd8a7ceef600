// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.Neighbour;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.flink.state.Pending;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.predictor.Calibration;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.HotState;
import io.tidemark.predictor.ScoreState;
import io.tidemark.predictor.SeenVersions;
import io.tidemark.quantile.FlatState;
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
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Everything that Flink keeps for one segment. */
final class SegmentState {

  private static final Comparator<SegmentInput> EVENT_ORDER =
      Comparator.comparingLong(SegmentInput::eventTimeMicros)
          .thenComparing(input -> input instanceof SegmentInput.PredictionArrived)
          .thenComparing(SegmentInput::predictionId);

  private final ValueState<HotState> hot;
  private final ValueState<ScoreState> scores;
  private final MapState<String, Pending> pending;
  private final MapState<String, OutcomeEvent> early;
  private final MapState<Long, List<SegmentInput>> held;
  private final ValueState<Long> lastSeen;
  private final ValueState<String> model;
  private final ValueState<List<String>> versions;
  private final ValueState<FlatState> neighbour;

  SegmentState(RuntimeContext context) {
    hot = context.getState(new ValueStateDescriptor<>("hot", StateTypes.HOT));
    scores = context.getState(new ValueStateDescriptor<>("scores", StateTypes.SCORES));
    pending =
        context.getMapState(new MapStateDescriptor<>("pending", Types.STRING, StateTypes.PENDING));
    early =
        context.getMapState(new MapStateDescriptor<>("early", Types.STRING, StateTypes.OUTCOME));
    held =
        context.getMapState(
            new MapStateDescriptor<>("held", Types.LONG, Types.LIST(StateTypes.SEGMENT_INPUT)));
    model = context.getState(new ValueStateDescriptor<>("model", Types.STRING));
    lastSeen = context.getState(new ValueStateDescriptor<>("last-seen", Types.LONG));
    neighbour = context.getState(new ValueStateDescriptor<>("neighbour", MonitorTypes.FLAT));
    versions =
        context.getState(new ValueStateDescriptor<>("model-versions", Types.LIST(Types.STRING)));
  }

  /** The calibration under a plan; a fresh one when there is none or it was made under another. */
  Calibration calibration(CalibrationPlan plan) throws IOException {
    HotState state = hot.value();
    return state == null || !state.planKey().equals(plan.key())
        ? Calibration.create(plan)
        : Calibration.restore(plan, state, this::scores);
  }

  /** Whether there is a history that a plan can't go on with. */
  boolean wasMadeUnderAnother(CalibrationPlan plan) throws IOException {
    HotState state = hot.value();
    return state != null && !state.planKey().equals(plan.key());
  }

  private ScoreState scores() {
    try {
      return scores.value();
    } catch (IOException e) {
      throw new UncheckedIOException("the scores of a segment could not be read", e);
    }
  }

  void update(Calibration calibration) throws IOException {
    scores.update(calibration.scoreState());
    hot.update(calibration.hot());
  }

  /** The next prediction is calibrated without history; what waits goes on waiting. */
  void startAnew() {
    hot.clear();
    scores.clear();
    neighbour.clear();
  }

  /** The outcome that waits for the next one, which it is taken away for. */
  Optional<Neighbour> takeNeighbour() throws IOException {
    FlatState waits = neighbour.value();
    neighbour.clear();
    return Optional.ofNullable(waits).map(Neighbour::fromFlat);
  }

  void update(Neighbour waits) throws IOException {
    neighbour.update(waits.toFlat());
  }

  SeenVersions versions() throws IOException {
    List<String> seen = versions.value();
    return seen == null ? SeenVersions.NONE : new SeenVersions(seen);
  }

  void update(SeenVersions seen) throws IOException {
    versions.update(seen.versions());
  }

  Optional<Pending> pending(String predictionId) throws Exception {
    return Optional.ofNullable(pending.get(predictionId));
  }

  void put(String predictionId, Pending value) throws Exception {
    pending.put(predictionId, value);
  }

  void forget(String predictionId) throws Exception {
    pending.remove(predictionId);
  }

  /** A copy, so that entries may be changed meanwhile. */
  List<Map.Entry<String, Pending>> pendings() throws Exception {
    return copy(pending);
  }

  Optional<OutcomeEvent> early(String predictionId) throws Exception {
    return Optional.ofNullable(early.get(predictionId));
  }

  void putEarly(String predictionId, OutcomeEvent outcome) throws Exception {
    early.put(predictionId, outcome);
  }

  Optional<OutcomeEvent> takeEarly(String predictionId) throws Exception {
    Optional<OutcomeEvent> outcome = early(predictionId);
    early.remove(predictionId);
    return outcome;
  }

  /** A copy, so that entries may be changed meanwhile. */
  List<Map.Entry<String, OutcomeEvent>> earlies() throws Exception {
    return copy(early);
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

  /** Whether anything waits for something. */
  boolean waits() throws Exception {
    return !pending.isEmpty() || !early.isEmpty() || holds();
  }

  void seen(String ofModel, long eventTimeMicros) throws IOException {
    if (model.value() == null) {
      model.update(ofModel);
    }
    Long last = lastSeen.value();
    lastSeen.update(last == null ? eventTimeMicros : Math.max(last, eventTimeMicros));
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
    pending.clear();
    early.clear();
    held.clear();
    lastSeen.clear();
    versions.clear();
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
