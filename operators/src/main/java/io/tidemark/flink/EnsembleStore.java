// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.ensemble.EnsembleGroup;
import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.ensemble.EnsembleState;
import io.tidemark.ensemble.EnsembleUnit;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.StateTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/** Everything that Flink keeps for one group of an ensemble. */
final class EnsembleStore {

  private static final Comparator<SegmentInput> EVENT_ORDER =
      Comparator.comparingLong(SegmentInput::eventTimeMicros)
          .thenComparing(input -> input instanceof SegmentInput.PredictionArrived)
          .thenComparing(SegmentInput::predictionId)
          .thenComparing(SegmentInput::model);

  private final ValueState<EnsembleState> learned;
  private final MapState<String, EnsembleUnit> units;
  private final MapState<Long, List<SegmentInput>> held;

  EnsembleStore(RuntimeContext context) {
    learned = context.getState(new ValueStateDescriptor<>("learned", StateTypes.ENSEMBLE));
    units =
        context.getMapState(
            new MapStateDescriptor<>("units", Types.STRING, StateTypes.ENSEMBLE_UNIT));
    held =
        context.getMapState(
            new MapStateDescriptor<>("held", Types.LONG, Types.LIST(StateTypes.SEGMENT_INPUT)));
  }

  void hold(SegmentInput input) throws Exception {
    long millis = Math.floorDiv(input.eventTimeMicros(), TimerBuckets.MICROS_PER_MILLI);
    List<SegmentInput> sameTime = held.get(millis);
    List<SegmentInput> grown = sameTime == null ? new ArrayList<>() : new ArrayList<>(sameTime);
    grown.add(input);
    held.put(millis, grown);
  }

  boolean holds() throws Exception {
    return !held.isEmpty();
  }

  /** Takes all records that the watermark has passed, in their order. */
  List<SegmentInput> release(long watermarkMillis) throws Exception {
    List<SegmentInput> released = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (Map.Entry<Long, List<SegmentInput>> entry : held.entries()) {
      if (entry.getKey() <= watermarkMillis) {
        released.addAll(entry.getValue());
        times.add(entry.getKey());
      }
    }
    for (long time : times) {
      held.remove(time);
    }
    released.sort(EVENT_ORDER);
    return released;
  }

  EnsembleGroup group(EnsembleSpec spec) throws Exception {
    Map<String, EnsembleUnit> all = new HashMap<>();
    for (Map.Entry<String, EnsembleUnit> entry : units.entries()) {
      all.put(entry.getKey(), entry.getValue());
    }
    return new EnsembleGroup(spec, Optional.ofNullable(learned.value()), all);
  }

  /** Writes what changed, and sees to it that deadlines and expiries are looked at. */
  void update(EnsembleGroup group, EnsembleSpec spec, TimerService timers) throws Exception {
    learned.update(group.state());
    for (String id : group.changed()) {
      Optional<EnsembleUnit> unit = group.unit(id);
      if (unit.isPresent()) {
        units.put(id, unit.get());
        register(unit.get(), spec, timers);
      } else {
        units.remove(id);
      }
    }
  }

  /** Only what is still to come: a timer of the past would fire at once, and register itself. */
  private static void register(EnsembleUnit unit, EnsembleSpec spec, TimerService timers) {
    if (unit.stage() == EnsembleUnit.Stage.GATHERING) {
      timers.registerEventTimeTimer(
          Math.floorDiv(unit.deadlineMicros(), TimerBuckets.MICROS_PER_MILLI) + 1);
    }
    TimerBuckets.register(
        timers, unit.deadlineMicros() + spec.horizonMicros(), spec.horizonMicros());
  }

  void clear() {
    learned.clear();
    units.clear();
    held.clear();
  }
}
