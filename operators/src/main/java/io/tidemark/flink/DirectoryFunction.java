// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.StateTypes;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Knows who waits for what, by prediction id and by target: sends an outcome to every segment that
 * waits for it, now or within the label horizon. One outcome may settle many predictions.
 *
 * <p>Bounds: a waiting prediction is kept for two label horizons, so that late and repeated
 * outcomes still find their segment, which knows the reason; an outcome is kept for one.
 */
public final class DirectoryFunction
    extends KeyedProcessFunction<String, DirectoryInput, SegmentInput> {

  private static final long serialVersionUID = 1L;

  private transient MapState<String, DirectoryInput> waiting;
  private transient ValueState<DirectoryInput> known;
  private transient ValueState<Boolean> delivered;
  private transient Set<String> tallied;

  @Override
  public void open(OpenContext context) {
    tallied = new HashSet<>();
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("waiting", Types.STRING, StateTypes.DIRECTORY_INPUT));
    known =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("known", StateTypes.DIRECTORY_INPUT));
    delivered =
        getRuntimeContext().getState(new ValueStateDescriptor<>("delivered", Types.BOOLEAN));
  }

  @Override
  public void processElement(DirectoryInput input, Context context, Collector<SegmentInput> out)
      throws Exception {
    if (input instanceof DirectoryInput.Waiting prediction) {
      onPrediction(prediction, context, out);
    } else {
      onOutcome((DirectoryInput.Arrived) input, context, out);
    }
  }

  private void onPrediction(
      DirectoryInput.Waiting prediction, Context context, Collector<SegmentInput> out)
      throws Exception {
    String id = prediction.segment() + "\n" + prediction.predictionId();
    if (waiting.contains(id)) {
      return; // the segment reports the duplicate prediction
    }
    waiting.put(id, prediction);
    TimerBuckets.register(context.timerService(), forgetAt(prediction), prediction.horizonMicros());
    if (known().isPresent()) {
      deliver(prediction, known().orElseThrow().outcome(), out);
    }
  }

  private void onOutcome(
      DirectoryInput.Arrived arrived, Context context, Collector<SegmentInput> out)
      throws Exception {
    Optional<DirectoryInput.Arrived> first = known();
    if (first.isPresent()) {
      reportRepeat(first.get().outcome(), arrived.outcome(), context);
      return;
    }
    known.update(arrived);
    long keepUntil = arrived.outcome().eventTimeMicros() + arrived.horizonMicros();
    TimerBuckets.register(context.timerService(), keepUntil, arrived.horizonMicros());
    deliverToAll(arrived, context, out);
  }

  /** An outcome of a target that is late for all who wait is late once, not once for each. */
  private void deliverToAll(
      DirectoryInput.Arrived arrived, Context context, Collector<SegmentInput> out)
      throws Exception {
    OutcomeEvent outcome = arrived.outcome();
    boolean late = false;
    for (DirectoryInput entry : waiting.values()) {
      DirectoryInput.Waiting prediction = (DirectoryInput.Waiting) entry;
      if (outcome.targetKey().isPresent() && deadline(prediction) < outcome.eventTimeMicros()) {
        late = true;
      } else {
        deliver(prediction, outcome, out);
      }
    }
    if (late && delivered.value() == null) {
      delivered.update(true);
      String message =
          "known after the label horizon of every prediction of target "
              + outcome.targetKey().get();
      report(DeadLetterReason.LATE_OUTCOME, message, outcome, context);
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

  private static void reportRepeat(OutcomeEvent first, OutcomeEvent again, Context context) {
    boolean revised = again.revision() > first.revision();
    DeadLetterReason reason =
        revised ? DeadLetterReason.REVISED_OUTCOME : DeadLetterReason.DUPLICATE_OUTCOME;
    String message =
        "revision " + again.revision() + " after revision " + first.revision() + " was learned";
    report(reason, message, again, context);
  }

  private static void report(
      DeadLetterReason reason, String message, OutcomeEvent outcome, Context context) {
    DeadLetter letter = DeadLetters.of(outcome.origin(), reason, message, outcome.payload());
    context.output(RouteFunction.DEAD_LETTERS, letter);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SegmentInput> out)
      throws Exception {
    if (TimerBuckets.endOfStream(context.timerService())) {
      tallyOnce(context); // nothing expires because the input ended
      return;
    }
    long nowMicros = TimerBuckets.micros(timestamp);
    expireOutcome(nowMicros, context);
    Iterator<Map.Entry<String, DirectoryInput>> entries = waiting.iterator();
    while (entries.hasNext()) {
      if (forgetAt((DirectoryInput.Waiting) entries.next().getValue()) <= nowMicros) {
        entries.remove();
      }
    }
  }

  private void expireOutcome(long nowMicros, Context context) throws Exception {
    DirectoryInput.Arrived arrived = known().orElse(null);
    if (arrived == null
        || arrived.outcome().eventTimeMicros() + arrived.horizonMicros() > nowMicros) {
      return;
    }
    if (delivered.value() == null) {
      OutcomeEvent o = arrived.outcome();
      String what =
          o.targetKey().map(t -> "target " + t).orElse("id " + o.predictionId().orElse(""));
      String message = "no prediction of " + what + " within the label horizon";
      report(DeadLetterReason.UNMATCHED_OUTCOME, message, o, context);
    }
    known.clear();
    delivered.clear();
  }

  private Optional<DirectoryInput.Arrived> known() throws Exception {
    return Optional.ofNullable((DirectoryInput.Arrived) known.value());
  }

  private void tallyOnce(OnTimerContext context) throws Exception {
    if (known.value() != null
        && delivered.value() == null
        && tallied.add(context.getCurrentKey())) {
      context.output(Tally.TAG, new Tally(Tally.Kind.WAITING_OUTCOME, "", "", 1));
    }
  }

  private static long deadline(DirectoryInput.Waiting prediction) {
    return prediction.eventTimeMicros() + prediction.horizonMicros();
  }

  private static long forgetAt(DirectoryInput.Waiting prediction) {
    return prediction.eventTimeMicros() + 2 * prediction.horizonMicros();
  }
}
