// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.state.Pending;
import io.tidemark.policy.Policy;
import io.tidemark.policy.RollupKey;
import io.tidemark.policy.SegmentKey;
import java.util.List;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** One record's turn in CALIBRATE: the policy it falls under, and where its results go. */
final class Turn {

  /** Sends to a side output. */
  interface SideOutputs {
    <X> void output(OutputTag<X> tag, X value);
  }

  private final PolicyView policies;
  private final TimerService timers;
  private final SideOutputs sideOutputs;
  private final Collector<CalibratedPrediction> out;

  Turn(
      PolicyView policies,
      TimerService timers,
      SideOutputs sideOutputs,
      Collector<CalibratedPrediction> out) {
    this.policies = policies;
    this.timers = timers;
    this.sideOutputs = sideOutputs;
    this.out = out;
  }

  Policy policyOf(String model) {
    return policies.of(model);
  }

  /** The policy a prediction was issued under; the one in force when that is no longer known. */
  Policy policyOf(Pending.Open open) {
    return policies.issuedUnder(open).orElseGet(() -> policyOf(open.model()));
  }

  /** Sees to it that a moment is looked at again. */
  void register(long momentMicros, long horizonMicros) {
    TimerBuckets.register(timers, momentMicros, horizonMicros);
  }

  void collect(CalibratedPrediction prediction) {
    out.collect(prediction);
  }

  <X> void emit(OutputTag<X> tag, X value) {
    sideOutputs.output(tag, value);
  }

  /** Tells every rollup of the policy that the prediction was issued under. */
  void fact(Pending.Open open, SegmentFact fact) {
    Policy policy = policyOf(open);
    if (SegmentKey.missingDimension(policy, open.dimensions()).isPresent()) {
      return; // the policy is no longer known
    }
    MonitorSettings settings = MonitorSettings.of(policy);
    SegmentKey segment =
        SegmentKey.of(policy, open.model(), open.modelVersion(), open.dimensions());
    for (List<String> names : policy.rollups()) {
      String rollup = RollupKey.of(segment, names).text();
      emit(
          CalibrateFunction.FACTS,
          new RollupFact(rollup, open.model(), fact, policy.version(), settings));
    }
  }

  void reject(PredictionEvent p, DeadLetterReason reason, String message) {
    emit(RouteFunction.DEAD_LETTERS, DeadLetters.of(p.origin(), reason, message, p.payload()));
  }

  void reject(OutcomeEvent o, DeadLetterReason reason, String message) {
    emit(RouteFunction.DEAD_LETTERS, DeadLetters.of(o.origin(), reason, message, o.payload()));
  }
}
