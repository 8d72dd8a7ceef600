// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.event.DeadLetter;
import io.tidemark.flink.OutcomeLookup;
import io.tidemark.flink.RouteFunction;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import java.util.Map;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Sends each record where the job sends it, by a segment key without policies. */
final class FloorRoute extends BroadcastProcessFunction<Inbound, PolicyInput, SegmentInput> {

  private static final long serialVersionUID = 1L;

  private final OutcomeLookup lookup;
  private final long horizonMicros;

  FloorRoute(OutcomeLookup lookup, long horizonMicros) {
    this.lookup = lookup;
    this.horizonMicros = horizonMicros;
  }

  @Override
  public void processElement(Inbound record, ReadOnlyContext context, Collector<SegmentInput> out) {
    if (record instanceof PredictionEvent prediction) {
      forward(prediction, context, out);
    } else if (record instanceof OutcomeEvent outcome) {
      forward(outcome, out);
    } else if (record instanceof Inbound.Rejected rejected) {
      DeadLetter letter = rejected.letter();
      context.output(RouteFunction.DEAD_LETTERS, letter);
    }
  }

  private void forward(
      PredictionEvent prediction, ReadOnlyContext context, Collector<SegmentInput> out) {
    String segment = segment(prediction.model(), prediction.dimensions());
    out.collect(new SegmentInput.PredictionArrived(segment, prediction));
    if (lookup == OutcomeLookup.DIRECTORY) {
      context.output(
          RouteFunction.DIRECTORY,
          new DirectoryInput.Waiting(
              DirectoryInput.byPrediction(prediction.model(), prediction.id()),
              segment,
              prediction.model(),
              prediction.id(),
              prediction.eventTimeMicros(),
              horizonMicros));
    }
  }

  private static void forward(OutcomeEvent outcome, Collector<SegmentInput> out) {
    String model = outcome.model().orElseThrow();
    String segment = segment(model, outcome.dimensions().orElseThrow());
    String id = outcome.predictionId().orElseThrow();
    out.collect(new SegmentInput.OutcomeArrived(segment, model, id, outcome));
  }

  private static String segment(String model, Map<String, String> dimensions) {
    return model
        + "|"
        + Workload.SEGMENT_DIMENSION
        + "="
        + dimensions.get(Workload.SEGMENT_DIMENSION);
  }

  @Override
  public void processBroadcastElement(
      PolicyInput policy, Context context, Collector<SegmentInput> out) {
    // forwards by no policy
  }
}
