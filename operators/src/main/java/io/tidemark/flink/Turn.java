// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.FeaturePair;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.state.Pending;
import io.tidemark.policy.Policy;
import java.util.Optional;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * One record's turn in CALIBRATE: its segment, the policy it falls under, and where its results go.
 */
final class Turn {

  /** Sends to a side output. */
  interface SideOutputs {
    <X> void output(OutputTag<X> tag, X value);
  }

  private final LiveSegment segment;
  private final PolicyView policies;
  private final TimerService timers;
  private final SideOutputs sideOutputs;
  private final Collector<CalibratedPrediction> out;

  Turn(
      LiveSegment segment,
      PolicyView policies,
      TimerService timers,
      SideOutputs sideOutputs,
      Collector<CalibratedPrediction> out) {
    this.segment = segment;
    this.policies = policies;
    this.timers = timers;
    this.sideOutputs = sideOutputs;
    this.out = out;
  }

  LiveSegment segment() {
    return segment;
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
    TimerBuckets.register(this::registerOnce, momentMicros, horizonMicros);
  }

  /** To register what is registered costs more than to remember the last ones. */
  private void registerOnce(long millis) {
    if (!segment.awaits(millis, timers.currentWatermark())) {
      timers.registerEventTimeTimer(millis);
    }
  }

  /** Sees to it that a prediction expires. */
  void registerExpiry(long deadlineMicros, Policy policy) {
    TimerBuckets.registerExpiry(
        this::registerOnce,
        deadlineMicros,
        policy.labelHorizonMicros(),
        policies.settings(policy).tickMicros());
  }

  /** When an open prediction of this deadline counts as expired. */
  long expiryMicros(long deadlineMicros, Pending.Open open) {
    Policy policy = policyOf(open);
    return TimerBuckets.expiryMicros(
        deadlineMicros, policy.labelHorizonMicros(), policies.settings(policy).tickMicros());
  }

  void collect(CalibratedPrediction prediction) {
    out.collect(prediction);
  }

  <X> void emit(OutputTag<X> tag, X value) {
    sideOutputs.output(tag, value);
  }

  /** Tells the rollups that a prediction was announced to, under today's settings. */
  void fact(Pending.Open open, SegmentFact fact) {
    fact(open, fact, Optional.empty());
  }

  /** With a pair of neighbouring outcomes that this one completes. */
  void fact(Pending.Open open, SegmentFact fact, Optional<FeaturePair> pair) {
    fact(open.model(), policyOf(open), fact, pair);
  }

  /** Tells the rollups about a prediction of which only a tombstone is left. */
  void fact(String model, SegmentFact fact) {
    fact(model, policyOf(model), fact, Optional.empty());
  }

  private void fact(
      String model, Policy issuedUnder, SegmentFact fact, Optional<FeaturePair> pair) {
    MonitorSettings issued = policies.settings(issuedUnder);
    Policy current = policyOf(model);
    emit(
        CalibrateFunction.FACTS,
        new SegmentNews(
            segment.key(),
            model,
            fact,
            pair,
            issued.targets(),
            segment.rollups(issued.rollups()),
            current.version(),
            policies.settings(current)));
  }

  void reject(PredictionEvent p, DeadLetterReason reason, String message) {
    emit(RouteFunction.DEAD_LETTERS, DeadLetters.of(p.origin(), reason, message, p.payload()));
  }

  void reject(OutcomeEvent o, DeadLetterReason reason, String message) {
    emit(RouteFunction.DEAD_LETTERS, DeadLetters.of(o.origin(), reason, message, o.payload()));
  }
}
