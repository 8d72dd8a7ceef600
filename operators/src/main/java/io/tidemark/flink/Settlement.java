// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.FeaturePair;
import io.tidemark.coverage.Neighbour;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Evaluation;
import io.tidemark.event.TransitionReason;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.event.SegmentInput.OutcomeArrived;
import io.tidemark.flink.event.SegmentInput.PredictionArrived;
import io.tidemark.flink.state.Kept;
import io.tidemark.flink.state.Pending;
import io.tidemark.policy.Policy;
import io.tidemark.policy.Policy.OnNewVersion;
import io.tidemark.predictor.Calibration;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.SeenVersions;
import io.tidemark.predictor.TieBreak;
import io.tidemark.predictor.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How predictions and outcomes of one segment meet. */
final class Settlement {

  private static final long SUMMARY_EVERY = 100;

  private final PolicyView policies;
  private final Relearning relearning;

  Settlement(PolicyView policies, Relearning relearning) {
    this.policies = policies;
    this.relearning = relearning;
  }

  void handle(SegmentInput input, Turn turn) throws Exception {
    Policy policy = turn.policyOf(input.model());
    if (turn.segment().relearns(relearning.askedMicros(input.segment()))) {
      BaselineNews.started(input, policy.version(), TransitionReason.REARMED, turn);
    }
    turn.segment().seen(input.model(), input.eventTimeMicros());
    turn.register(input.eventTimeMicros() + policy.retentionMicros(), policy.labelHorizonMicros());
    if (input instanceof PredictionArrived arrived) {
      onPrediction(arrived, turn);
    } else {
      onOutcome((OutcomeArrived) input, turn);
    }
  }

  private void onPrediction(PredictionArrived arrived, Turn turn) throws Exception {
    PredictionEvent p = arrived.prediction();
    Optional<Kept> found = turn.segment().predictions().find(p.id());
    if (found.isPresent() && found.get() instanceof Pending) {
      turn.reject(p, DeadLetterReason.DUPLICATE_PREDICTION, "id was seen before: " + p.id());
      return;
    }
    Policy policy = policies.of(p.model(), p.modelVersion(), p.dimensions(), arrived.segment());
    CalibrationPlan plan = policies.plan(policy, p.forecast());
    Optional<String> rejection = plan.rejection(p.forecast());
    if (rejection.isPresent()) {
      turn.reject(p, DeadLetterReason.SCORE_MISMATCH, rejection.get());
      return;
    }
    see(arrived, policy, turn);
    issue(arrived, policy, plan, turn);
    if (found.isPresent() && found.get() instanceof Kept.Early early) {
      onOutcome(new OutcomeArrived(arrived.segment(), p.model(), p.id(), early.outcome()), turn);
    }
  }

  private static void see(PredictionArrived arrived, Policy policy, Turn turn) throws Exception {
    String modelVersion = arrived.prediction().modelVersion();
    boolean resets = policy.onNewVersion() == OnNewVersion.RESET;
    if (!resets && modelVersion.isEmpty()) {
      return; // without versions there is nothing to tell apart
    }
    SeenVersions seen = turn.segment().versions();
    if (!seen.knows(modelVersion)) {
      turn.segment().update(seen.with(modelVersion));
    }
    if (resets && seen.isNew(modelVersion)) {
      turn.segment().startAnew();
      BaselineNews.started(arrived, policy.version(), TransitionReason.NEW_VERSION, turn);
    }
  }

  private void issue(PredictionArrived arrived, Policy policy, CalibrationPlan plan, Turn turn)
      throws Exception {
    PredictionEvent p = arrived.prediction();
    IssuedBands bands =
        turn.segment()
            .calibration()
            .of(plan)
            .predict(p.forecast(), TieBreak.of(p.id()), p.eventTimeMicros());
    turn.collect(CalibratedPredictions.of(arrived.segment(), p, bands, plan, policy.version()));
    Pending.Open open =
        new Pending.Open(
            p.model(),
            p.modelVersion(),
            p.forecast(),
            bands.thresholds(),
            bands.status(),
            policy.model(),
            policy.version(),
            features(policy, p));
    long horizon = policy.labelHorizonMicros();
    Pending pending =
        new Pending(
            p.eventTimeMicros(), p.eventTimeMicros() + horizon, Optional.of(open), false, 0);
    turn.segment().predictions().put(p.id(), pending);
    turn.registerExpiry(pending.deadlineMicros(), policy);
    turn.register(pending.forgetAtMicros(), horizon);
    turn.fact(open, SegmentFact.of(SegmentFact.Kind.ISSUED, p.eventTimeMicros()));
  }

  private static List<Double> features(Policy policy, PredictionEvent p) {
    return policy.features().isEmpty()
        ? List.of()
        : policy.features().stream().map(f -> p.features().getOrDefault(f, Double.NaN)).toList();
  }

  private void onOutcome(OutcomeArrived arrived, Turn turn) throws Exception {
    Optional<Kept> found = turn.segment().predictions().find(arrived.predictionId());
    if (found.isEmpty()) {
      onEarlyOutcome(arrived, turn);
    } else if (found.get() instanceof Kept.Early early) {
      onRepeatedOutcome(arrived, early.outcome().revision(), turn);
    } else {
      onOutcome(arrived, (Pending) found.get(), turn);
    }
  }

  private void onOutcome(OutcomeArrived arrived, Pending pending, Turn turn) throws Exception {
    if (pending.settled()) {
      onRepeatedOutcome(arrived, pending.revision(), turn);
    } else if (pending.open().isEmpty() || arrived.eventTimeMicros() > pending.deadlineMicros()) {
      turn.fact(arrived.model(), SegmentFact.of(SegmentFact.Kind.LATE, arrived.eventTimeMicros()));
      turn.reject(arrived.outcome(), DeadLetterReason.LATE_OUTCOME, late(pending));
    } else {
      onTimelyOutcome(arrived, pending, turn);
    }
  }

  private static void onEarlyOutcome(OutcomeArrived arrived, Turn turn) throws Exception {
    Kept early = new Kept.Early(arrived.predictionId(), arrived.outcome());
    turn.segment().predictions().put(arrived.predictionId(), early);
    long horizon = turn.policyOf(arrived.model()).labelHorizonMicros();
    turn.register(arrived.eventTimeMicros() + horizon, horizon);
  }

  private static void onRepeatedOutcome(OutcomeArrived arrived, int knownRevision, Turn turn)
      throws Exception {
    OutcomeEvent again = arrived.outcome();
    boolean revised = again.revision() > knownRevision;
    turn.fact(
        arrived.model(),
        SegmentFact.of(
            revised ? SegmentFact.Kind.REVISED : SegmentFact.Kind.DUPLICATE,
            arrived.eventTimeMicros()));
    turn.reject(
        again,
        revised ? DeadLetterReason.REVISED_OUTCOME : DeadLetterReason.DUPLICATE_OUTCOME,
        "revision " + again.revision() + " after revision " + knownRevision + " was learned");
  }

  private static String late(Pending pending) {
    return "known after the label horizon, which ended at " + Moments.of(pending.deadlineMicros());
  }

  private void onTimelyOutcome(OutcomeArrived arrived, Pending pending, Turn turn)
      throws Exception {
    Pending.Open open = pending.open().orElseThrow();
    Optional<Policy> issuedUnder = policies.issuedUnder(open);
    if (issuedUnder.isEmpty()) {
      turn.reject(arrived.outcome(), DeadLetterReason.UNMATCHED_OUTCOME, forgotten(open));
      return;
    }
    CalibrationPlan plan = policies.plan(issuedUnder.get(), open.forecast());
    Optional<String> rejection = plan.rejection(arrived.outcome().value());
    if (rejection.isPresent()) {
      turn.reject(arrived.outcome(), DeadLetterReason.WRONG_OUTCOME_TYPE, rejection.get());
    } else if (learns(open, plan, turn)) {
      boolean another = turn.segment().calibration().wasMadeUnderAnother(plan);
      Calibration calibration = turn.segment().calibration().of(plan);
      boolean hadBaseline = calibration.baselineComplete();
      boolean begun = calibration.baselineBegun();
      settle(arrived, pending, plan, calibration, turn);
      turn.segment().calibration().update(calibration);
      if (another && !begun) {
        BaselineNews.started(arrived, open, TransitionReason.POLICY_CHANGED, turn);
      }
      if (calibration.baselineComplete() && (another || !hadBaseline)) {
        TransitionReason reason =
            hadBaseline ? TransitionReason.POLICY_CHANGED : TransitionReason.FIRST_OUTCOMES;
        BaselineNews.frozen(arrived, open, calibration, reason, turn);
      }
      if (summaryDue(calibration, hadBaseline)) {
        summarize(arrived, open, plan, calibration, turn);
      }
    } else {
      settle(arrived, pending, plan, judge(open, plan, turn), turn);
    }
  }

  /** What an outcome that is not learned is judged by: the baseline, where that still holds. */
  private Calibration judge(Pending.Open open, CalibrationPlan plan, Turn turn) throws Exception {
    return isOfOldVersion(open, turn)
        ? Calibration.create(plan)
        : turn.segment().calibration().successor(plan);
  }

  /**
   * Whether an outcome is learned from: not when the policy changed while the prediction waited,
   * because its score means nothing to the new rule, nor when a newer version of the model has
   * begun anew. It is judged as it was issued all the same.
   */
  private boolean learns(Pending.Open open, CalibrationPlan issuedUnder, Turn turn)
      throws Exception {
    Policy current = turn.policyOf(open.model());
    return policies.plan(current, open.forecast()).key().equals(issuedUnder.key())
        && !isOfOldVersion(open, turn);
  }

  private static boolean isOfOldVersion(Pending.Open open, Turn turn) throws IOException {
    return turn.policyOf(open.model()).onNewVersion() == OnNewVersion.RESET
        && turn.segment().versions().isOld(open.modelVersion());
  }

  private static String forgotten(Pending.Open open) {
    return "policyVersion of the prediction must be one of the last that are known: was "
        + open.policyVersion();
  }

  private void settle(
      OutcomeArrived arrived,
      Pending pending,
      CalibrationPlan plan,
      Calibration calibration,
      Turn turn)
      throws Exception {
    Pending.Open open = pending.open().orElseThrow();
    long settledAt = Math.max(arrived.eventTimeMicros(), pending.eventTimeMicros());
    Verdict verdict =
        calibration.observe(
            open.forecast(),
            open.issued(),
            arrived.outcome().value(),
            TieBreak.of(arrived.predictionId()),
            settledAt);
    Pending settled = pending.settle(arrived.outcome().revision());
    turn.segment().predictions().put(arrived.predictionId(), settled);
    Evaluation evaluation = Evaluations.of(arrived, pending, verdict, plan, settledAt);
    turn.emit(CalibrateFunction.EVALUATIONS, evaluation);
    SegmentFact fact = Facts.settled(evaluation, verdict);
    turn.fact(open, fact, pair(arrived.predictionId(), open, fact, turn));
  }

  /** With the outcome before it, every second time; bands that warm up miss nothing. */
  private Optional<FeaturePair> pair(
      String predictionId, Pending.Open open, SegmentFact fact, Turn turn) throws Exception {
    if (open.features().isEmpty() || fact.miscovered().length == 0) {
      return Optional.empty();
    }
    List<String> features = policies.issuedUnder(open).orElseThrow().features();
    Neighbour now =
        Neighbour.of(
            features, open.features(), fact.miscovered()[0], fact.pValue().orElse(Double.NaN));
    Optional<Neighbour> before = turn.segment().takeNeighbour().filter(n -> n.pairsWith(now));
    if (before.isEmpty()) {
      turn.segment().update(now);
    }
    return before.map(n -> n.with(now, fact.eventTimeMicros(), TieBreak.hash(predictionId)));
  }

  private static boolean summaryDue(Calibration calibration, boolean hadBaseline) {
    return calibration.count() % SUMMARY_EVERY == 0
        || calibration.baselineComplete() != hadBaseline;
  }

  private static void summarize(
      OutcomeArrived arrived,
      Pending.Open open,
      CalibrationPlan plan,
      Calibration calibration,
      Turn turn) {
    Summaries.of(arrived.segment(), open, plan, calibration, arrived.eventTimeMicros())
        .forEach(summary -> turn.emit(CalibrateFunction.SUMMARIES, summary));
  }
}
