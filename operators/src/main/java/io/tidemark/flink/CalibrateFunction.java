// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.Evaluation;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.ScoreSummary;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.Kept;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.policy.PolicyBook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * CALIBRATE: one segment's predictions and outcomes. A prediction goes out at once with the
 * thresholds in force and learns nothing; an outcome is judged by the thresholds issued with its
 * own prediction and by the baseline, and only then learned from (laws L1, L2).
 *
 * <p>With ordering by event time, records are held until the watermark passes them and are handled
 * in the order of (event time, outcomes first, prediction id): an outcome known at t may serve a
 * prediction made at t.
 *
 * <p>State is bounded by the policy: a prediction is kept for one label horizon, its tombstone for
 * one more, an early outcome for one; a segment that saw nothing for its retention is dropped.
 * Timers are per segment and bucket.
 */
public final class CalibrateFunction
    extends KeyedBroadcastProcessFunction<String, SegmentInput, PolicyInput, CalibratedPrediction>
    implements CheckpointedFunction {

  /** How settled predictions fared. */
  public static final OutputTag<Evaluation> EVALUATIONS =
      new OutputTag<>("evaluations", SpecificRecordTypeInfo.of(Evaluation.class));

  /** Score distributions, when a segment's baseline completes and after every hundred outcomes. */
  public static final OutputTag<ScoreSummary> SUMMARIES =
      new OutputTag<>("summaries", SpecificRecordTypeInfo.of(ScoreSummary.class));

  /** Each change of a baseline. */
  public static final OutputTag<MonitoringTransition> TRANSITIONS =
      new OutputTag<>("transitions", SpecificRecordTypeInfo.of(MonitoringTransition.class));

  /** What the monitor counts. */
  public static final OutputTag<SegmentNews> FACTS = new OutputTag<>("facts", MonitorTypes.NEWS);

  private static final long serialVersionUID = 1L;

  private final StartingPolicies initial;
  private final CacheBounds bounds;
  private transient PolicyView policies;
  private transient Relearning relearning;
  private transient LiveSegments.CurrentKey currentKey;
  private transient LiveSegments segments;
  private transient Settlement settlement;
  private transient Set<String> tallied;

  /** Starts from these policies; {@link CalibrateOperator} runs it. */
  CalibrateFunction(PolicyBook initial, OutcomeLookup lookup, CacheBounds bounds) {
    this.initial = new StartingPolicies(initial, lookup);
    this.bounds = bounds;
  }

  /** How to choose the key whose state is written; before {@link #open}. */
  void setCurrentKey(LiveSegments.CurrentKey choice) {
    currentKey = choice;
  }

  /** Writes all that is at hand back to state. */
  void writeBack() throws Exception {
    segments.writeBack();
  }

  /** Moves what a release before kept in entries of its own, under the keys that are given. */
  void takeOver(List<String> ofPredictions, List<String> ofEarly) throws Exception {
    if (!ofPredictions.isEmpty()) {
      segments.takeOver(
          ofPredictions,
          SegmentState.oldPredictions(getRuntimeContext()),
          (id, pending) -> pending);
    }
    if (!ofEarly.isEmpty()) {
      segments.takeOver(ofEarly, SegmentState.oldEarly(getRuntimeContext()), Kept.Early::new);
    }
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    policies =
        PolicyView.open(
            initial.book(),
            initial.lookup(),
            context.getOperatorStateStore().getBroadcastState(PolicyView.DESCRIPTOR));
    relearning =
        Relearning.open(context.getOperatorStateStore().getBroadcastState(Relearning.DESCRIPTOR));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // broadcast state is written when a policy comes
  }

  @Override
  public void open(OpenContext context) {
    segments = new LiveSegments(new SegmentState(getRuntimeContext()), bounds, currentKey);
    settlement = new Settlement(policies, relearning);
    tallied = new HashSet<>();
  }

  /** {@link RouteFunction} reports what can't be used. */
  @Override
  public void processBroadcastElement(
      PolicyInput input, Context context, Collector<CalibratedPrediction> out) throws Exception {
    policies.accept(input, context.getBroadcastState(PolicyView.DESCRIPTOR));
    if (input instanceof PolicyInput.Relearn request) {
      relearning.accept(request, context.getBroadcastState(Relearning.DESCRIPTOR));
    }
  }

  @Override
  public void processElement(
      SegmentInput input, ReadOnlyContext context, Collector<CalibratedPrediction> out)
      throws Exception {
    LiveSegment segment = segments.take(input.segment());
    Turn turn = turn(segment, context, out);
    if (turn.policyOf(input.model()).ordering() == Ordering.EVENT_TIME) {
      segment.hold(input);
      context.timerService().registerEventTimeTimer(context.currentWatermark() + 1);
    } else {
      settlement.handle(input, turn);
    }
    segments.release(segment);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CalibratedPrediction> out)
      throws Exception {
    LiveSegment segment = segments.take(context.getCurrentKey());
    onTimer(timestamp, context, turn(segment, context, out));
    segments.release(segment);
  }

  private void onTimer(long timestamp, OnTimerContext context, Turn turn) throws Exception {
    LiveSegment segment = turn.segment();
    for (SegmentInput input : segment.release(context.currentWatermark())) {
      settlement.handle(input, turn);
    }
    if (TimerBuckets.endOfStream(context.timerService())) {
      if (tallied.add(segment.key())) {
        Expiry.tally(segment.key(), turn);
      }
      return;
    }
    if (segment.holds()) {
      context.timerService().registerEventTimeTimer(context.currentWatermark() + 1);
    }
    String model = segment.model();
    if (policies.isExpiry(model, timestamp)) {
      long now = TimerBuckets.micros(timestamp);
      Expiry.at(now, turn.policyOf(model), segment.key(), turn);
    }
  }

  private Turn turn(
      LiveSegment segment, ReadOnlyContext context, Collector<CalibratedPrediction> out) {
    return new Turn(segment, policies, context.timerService(), context::output, out);
  }
}
