// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.StateTypes;
import java.util.ArrayList;
import java.util.Iterator;
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
import org.apache.flink.util.Collector;

/** Who waits for the outcome of the target that is the current key: any number of predictions. */
final class TargetDirectory {

  private final MapState<String, DirectoryInput> waiting;
  private final ValueState<DirectoryInput> known;
  private final ValueState<Boolean> delivered;

  TargetDirectory(RuntimeContext context) {
    waiting =
        context.getMapState(
            new MapStateDescriptor<>("waiting", Types.STRING, StateTypes.DIRECTORY_INPUT));
    known = context.getState(new ValueStateDescriptor<>("known", StateTypes.DIRECTORY_INPUT));
    delivered = context.getState(new ValueStateDescriptor<>("delivered", Types.BOOLEAN));
  }

  void handle(
      DirectoryInput input,
      TimerService timers,
      DirectoryLetters letters,
      Collector<SegmentInput> out)
      throws Exception {
    if (input instanceof DirectoryInput.Waiting prediction) {
      onPrediction(prediction, timers, out);
    } else {
      onOutcome((DirectoryInput.Arrived) input, timers, letters, out);
    }
  }

  private void onPrediction(
      DirectoryInput.Waiting prediction, TimerService timers, Collector<SegmentInput> out)
      throws Exception {
    String id = prediction.segment() + "\n" + prediction.predictionId();
    if (waiting.contains(id)) {
      return; // the segment reports the duplicate prediction
    }
    waiting.put(id, prediction);
    TimerBuckets.register(timers, prediction.forgetAtMicros(), prediction.horizonMicros());
    if (known().isPresent()) {
      deliver(prediction, known().orElseThrow().outcome(), out);
    }
  }

  private void onOutcome(
      DirectoryInput.Arrived arrived,
      TimerService timers,
      DirectoryLetters letters,
      Collector<SegmentInput> out)
      throws Exception {
    Optional<DirectoryInput.Arrived> first = known();
    if (first.isPresent()) {
      letters.reportRepeat(first.get().outcome(), arrived.outcome());
      return;
    }
    known.update(arrived);
    TimerBuckets.register(timers, arrived.keepUntilMicros(), arrived.horizonMicros());
    deliverToAll(arrived.outcome(), letters, out);
  }

  /** An outcome that is late for all who wait is late once, not once for each. */
  private void deliverToAll(
      OutcomeEvent outcome, DirectoryLetters letters, Collector<SegmentInput> out)
      throws Exception {
    boolean late = false;
    for (DirectoryInput entry : waiting.values()) {
      DirectoryInput.Waiting prediction = (DirectoryInput.Waiting) entry;
      if (prediction.deadlineMicros() < outcome.eventTimeMicros()) {
        late = true;
      } else {
        deliver(prediction, outcome, out);
      }
    }
    if (late && delivered.value() == null) {
      delivered.update(true);
      String message =
          "known after the label horizon of every prediction of target "
              + outcome.targetKey().orElseThrow();
      letters.report(DeadLetterReason.LATE_OUTCOME, message, outcome);
    }
  }

  private void deliver(
      DirectoryInput.Waiting prediction, OutcomeEvent outcome, Collector<SegmentInput> out)
      throws Exception {
    delivered.update(true);
    out.collect(
        new SegmentInput.OutcomeArrived(
            prediction.segment(), prediction.model(), prediction.predictionId(), outcome));
  }

  /** Forgets what has waited for long enough. */
  void expire(long nowMicros, DirectoryLetters letters) throws Exception {
    expireOutcome(nowMicros, letters);
    Iterator<Map.Entry<String, DirectoryInput>> entries = waiting.iterator();
    while (entries.hasNext()) {
      if (((DirectoryInput.Waiting) entries.next().getValue()).forgetAtMicros() <= nowMicros) {
        entries.remove();
      }
    }
    if (waiting.isEmpty()) {
      waiting.clear(); // the backend on the heap keeps an empty map else
    }
  }

  private void expireOutcome(long nowMicros, DirectoryLetters letters) throws Exception {
    DirectoryInput.Arrived arrived = known().orElse(null);
    if (arrived == null || arrived.keepUntilMicros() > nowMicros) {
      return;
    }
    if (delivered.value() == null) {
      letters.reportUnmatched(arrived.outcome());
    }
    known.clear();
    delivered.clear();
  }

  private Optional<DirectoryInput.Arrived> known() throws Exception {
    return Optional.ofNullable((DirectoryInput.Arrived) known.value());
  }

  /** Outcomes that no prediction was found for as yet: one or none. */
  long undelivered() throws Exception {
    return known.value() != null && delivered.value() == null ? 1 : 0;
  }

  /** Takes all away: predictions, and the outcome if there is one. */
  List<DirectoryInput> take() throws Exception {
    List<DirectoryInput> all = new ArrayList<>();
    waiting.values().forEach(all::add);
    known().ifPresent(all::add);
    waiting.clear();
    known.clear();
    delivered.clear();
    return all;
  }
}
