// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.StateTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Knows who waits for what, by prediction id and by target: sends an outcome to every segment that
 * waits for it, now or within the label horizon. One outcome may settle many predictions.
 *
 * <p>Bounds: a waiting prediction is kept for two label horizons, so that late and repeated
 * outcomes still find their segment, which knows the reason; an outcome is kept for one.
 */
final class DirectoryFunction extends KeyedProcessFunction<String, DirectoryInput, SegmentInput> {

  private static final long serialVersionUID = 1L;

  private final long maxHeldBytes;
  private transient LiveSegments.CurrentKey currentKey;
  private transient IdDirectory ids;
  private transient TargetDirectory targets;
  private transient Set<String> tallied;

  /** {@link DirectoryOperator} runs it. */
  DirectoryFunction(long maxHeldBytes) {
    this.maxHeldBytes = maxHeldBytes;
  }

  /** How to choose the key whose state is written; before {@link #open}. */
  void setCurrentKey(LiveSegments.CurrentKey choice) {
    currentKey = choice;
  }

  @Override
  public void open(OpenContext context) {
    tallied = new HashSet<>();
    targets = new TargetDirectory(getRuntimeContext());
    ids =
        new IdDirectory(
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("ids", Types.INT, StateTypes.BLOCK)),
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("announced", Types.LONG, StateTypes.BLOCK)),
            new DirectoryParts(getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks()),
            currentKey,
            maxHeldBytes);
  }

  /** Writes all that is at hand back to state. */
  void writeBack() throws Exception {
    ids.write();
  }

  /** Moves what a release before kept of ids, under the keys that are given. */
  void takeOver(List<String> keys, TimerService timers) throws Exception {
    for (String key : keys) {
      if (DirectoryInput.isByPrediction(key)) {
        currentKey.set(key);
        List<DirectoryInput> old = targets.take();
        ids.takeOver(key, old, timers);
      }
    }
  }

  @Override
  public void processElement(DirectoryInput input, Context context, Collector<SegmentInput> out)
      throws Exception {
    DirectoryLetters letters = letters(context);
    if (!DirectoryInput.isByPrediction(input.lookupKey())) {
      targets.handle(input, context.timerService(), letters, out);
    } else if (input instanceof DirectoryInput.Waiting prediction) {
      ids.onPrediction(prediction, context.timerService(), out);
    } else {
      ids.onOutcome((DirectoryInput.Arrived) input, context.timerService(), letters, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SegmentInput> out)
      throws Exception {
    String key = context.getCurrentKey();
    boolean part = DirectoryParts.isPart(key);
    if (TimerBuckets.endOfStream(context.timerService())) {
      if (tallied.add(key)) { // nothing expires because the input ended
        tally(part ? ids.undelivered(key) : targets.undelivered(), context);
      }
    } else if (part) {
      ids.expire(key, TimerBuckets.micros(timestamp), letters(context));
    } else {
      targets.expire(TimerBuckets.micros(timestamp), letters(context));
    }
  }

  private static void tally(long outcomes, Context context) {
    if (outcomes > 0) {
      context.output(Tally.TAG, new Tally(Tally.Kind.WAITING_OUTCOME, "", "", outcomes));
    }
  }

  private static DirectoryLetters letters(Context context) {
    return (reason, message, outcome) ->
        context.output(
            RouteFunction.DEAD_LETTERS,
            DeadLetters.of(outcome.origin(), reason, message, outcome.payload()));
  }
}
