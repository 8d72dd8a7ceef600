// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBook;
import io.tidemark.policy.SegmentKey;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends each record to its segment: predictions and outcomes with dimensions directly, outcomes
 * without by way of the directory, where predictions announce themselves. After a policy has cut a
 * model's traffic otherwise, all its outcomes go that way, because only the directory knows the
 * segments in which older predictions wait. With {@link OutcomeLookup#DIMENSIONS} only outcomes by
 * target do.
 */
public final class RouteFunction
    extends BroadcastProcessFunction<Inbound, PolicyInput, SegmentInput>
    implements CheckpointedFunction {

  /** Records for the directory. */
  public static final OutputTag<DirectoryInput> DIRECTORY =
      new OutputTag<>("directory", StateTypes.DIRECTORY_INPUT);

  /** Records that could not be used. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", SpecificRecordTypeInfo.of(DeadLetter.class));

  private static final long serialVersionUID = 1L;

  private final StartingPolicies initial;
  private final OutcomeLookup lookup;
  private transient PolicyView policies;

  /** Starts from these policies. */
  public RouteFunction(PolicyBook initial, OutcomeLookup lookup) {
    this.initial = new StartingPolicies(initial, lookup);
    this.lookup = lookup;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    policies =
        PolicyView.open(
            initial.book(),
            initial.lookup(),
            context.getOperatorStateStore().getBroadcastState(PolicyView.DESCRIPTOR));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // broadcast state is written when a policy comes
  }

  /** All subtasks see the same, so one reports what can't be used. */
  @Override
  public void processBroadcastElement(
      PolicyInput input, Context context, Collector<SegmentInput> out) throws Exception {
    Optional<DeadLetter> letter =
        policies.accept(input, context.getBroadcastState(PolicyView.DESCRIPTOR));
    if (letter.isPresent() && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      context.output(DEAD_LETTERS, letter.get());
    }
  }

  @Override
  public void processElement(Inbound record, ReadOnlyContext context, Collector<SegmentInput> out)
      throws Exception {
    if (record instanceof PredictionEvent prediction) {
      route(prediction, context, out);
    } else if (record instanceof OutcomeEvent outcome) {
      route(outcome, context, out);
    } else if (record instanceof Inbound.Rejected rejected) {
      context.output(DEAD_LETTERS, rejected.letter());
    }
  }

  private void route(PredictionEvent p, ReadOnlyContext context, Collector<SegmentInput> out)
      throws Exception {
    Policy policy = policies.of(p.model());
    Optional<String> missing = SegmentKey.missingDimension(policy, p.dimensions());
    if (missing.isPresent()) {
      context.output(DEAD_LETTERS, missingDimension(missing.get(), p));
      return;
    }
    SegmentKey key = SegmentKey.of(policy, p.model(), p.modelVersion(), p.dimensions());
    out.collect(new SegmentInput.PredictionArrived(key.text(), p.withFeatures(policy.features())));
    if (lookup == OutcomeLookup.DIRECTORY) {
      announce(DirectoryInput.byPrediction(p.model(), p.id()), key, p, policy, context);
    }
    if (p.targetKey().isPresent()) {
      announce(DirectoryInput.byTarget(p.targetKey().get()), key, p, policy, context);
    }
  }

  private static void announce(
      String lookupKey, SegmentKey key, PredictionEvent p, Policy policy, ReadOnlyContext context) {
    context.output(
        DIRECTORY,
        new DirectoryInput.Waiting(
            lookupKey,
            key.text(),
            p.model(),
            p.id(),
            p.eventTimeMicros(),
            policy.labelHorizonMicros()));
  }

  private void route(OutcomeEvent o, ReadOnlyContext context, Collector<SegmentInput> out)
      throws Exception {
    Policy policy = policies.of(o.model().orElse(Policy.ANY_MODEL));
    if (o.targetKey().isPresent()) {
      String key = DirectoryInput.byTarget(o.targetKey().get());
      context.output(DIRECTORY, new DirectoryInput.Arrived(key, o, policy.labelHorizonMicros()));
      return;
    }
    String model = o.model().orElseThrow();
    String id = o.predictionId().orElseThrow();
    if (policies.oneSegmentation(model) && findsSegment(o, policy)) {
      String version = o.modelVersion().orElse("");
      SegmentKey key = SegmentKey.of(policy, model, version, o.dimensions().orElse(Map.of()));
      out.collect(new SegmentInput.OutcomeArrived(key.text(), model, id, o));
      return;
    }
    if (lookup == OutcomeLookup.DIMENSIONS) {
      context.output(DEAD_LETTERS, unfound(o, policy));
      return;
    }
    String key = DirectoryInput.byPrediction(model, id);
    context.output(DIRECTORY, new DirectoryInput.Arrived(key, o, policy.labelHorizonMicros()));
  }

  private boolean findsSegment(OutcomeEvent o, Policy policy) {
    boolean versioned = policy.segmentBy().contains(Policy.VERSION);
    Map<String, String> dimensions = o.dimensions().orElse(Map.of());
    return (o.dimensions().isPresent() || lookup == OutcomeLookup.DIMENSIONS)
        && SegmentKey.missingDimension(policy, dimensions).isEmpty()
        && (!versioned || o.modelVersion().isPresent());
  }

  private static DeadLetter unfound(OutcomeEvent o, Policy policy) {
    String message =
        "dimensions must have "
            + policy.segmentBy()
            + " (segmentBy names them, and outcomes are found by them alone): had "
            + o.dimensions().orElse(Map.of());
    return DeadLetters.of(o.origin(), DeadLetterReason.UNMATCHED_OUTCOME, message, o.payload());
  }

  private static DeadLetter missingDimension(String name, PredictionEvent p) {
    String message =
        "dimensions must have " + name + " (segmentBy names it): had " + p.dimensions();
    return DeadLetters.of(p.origin(), DeadLetterReason.MISSING_DIMENSION, message, p.payload());
  }
}
