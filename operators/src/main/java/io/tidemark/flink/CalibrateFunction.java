// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0

package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Evaluation;
import io.tidemark.event.Policy;
import io.tidemark.event.ScoreSummary;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.Pending;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.policy.PolicyBook;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.SegmentCalibration;
import io.tidemark.predictor.TieBreak;
import io.tidemark.predictor.Verdict;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * CALIBRATE: one segment's predictions and outcomes. A prediction goes out at once with the
 * thresholds in force and learns nothing; an outcome is judged by the thresholds issued with its own
 * prediction and by the baseline, and only then learned from (laws L1, L2).
 *
 * <p>With ordering by event time, records are held until the watermark passes them and are handled
 * in the order of (event time, outcomes first, prediction id): an outcome known at t may serve a
 * prediction made at t.
 */
public final class CalibrateFunction
    extends KeyedBroadcastProcessFunction<String, SegmentInput, Policy, CalibratedPrediction> {

  /** How settled predictions fared. */
  public static final OutputTag<Evaluation> EVALUATIONS =
      new OutputTag<>("evaluations", SpecificRecordTypeInfo.of(Evaluation.class));

  /** Score distributions, when a segment's baseline completes and after every hundred outcomes. */
  public static final OutputTag<ScoreSummary> SUMMARIES =
      new OutputTag<>("summaries", SpecificRecordTypeInfo.of(ScoreSummary.class));

  /** What the monitor counts. */
  public static final OutputTag<RollupFact> FACTS =
      new OutputTag<>("facts", StateTypes.ROLLUP_FACT);

  private static final long serialVersionUID = 1L;
  private static final long SUMMARY_EVERY = 100;
  private static final long RETENTION_HORIZONS = 4;

  private final PolicyBook initial;
  private transient PolicyView policies;
  private transient SegmentState state;
  private transient Set<String> tallied;

  /** Starts from these policies. */
  public CalibrateFunction(PolicyBook initial) {
    this.initial = initial;
  }

  @Override
  public void open(OpenContext context) {
    policies = new PolicyView(initial);
    state = new SegmentState(getRuntimeContext());
    tallied = new HashSet<>();
  }

  @Override
  public void processBroadcastElement(
      Policy policy, Context context, Collector<CalibratedPrediction> out) throws Exception {
    PolicyView.accept(policy, context.getBroadcastState(PolicyView.DESCRIPTOR));
  }

  @Override
  public void processElement(
      SegmentInput input, ReadOnlyContext context, Collector<CalibratedPrediction> out)
      throws Exception {
    Turn turn = turn(context, context.timerService(), context::output, out);
    if (turn.policyOf(state.model(input)).ordering() == Ordering.EVENT_TIME) {
      state.hold(input);
      context.timerService().registerEventTimeTimer(context.currentWatermark() + 1);
    } else {
      handle(input, turn);
    }
  }

  @Override
  public void onTimer(
      long timestamp, OnTimerContext context, Collector<CalibratedPrediction> out)
      throws Exception {
    for (SegmentInput input : state.release(context.currentWatermark())) {
      handle(input, new Turn(context, out, modelOf(input)));
    }
    if (state.holds() && context.currentWatermark() < Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(context.currentWatermark() + 1);
    }
    if (TimerBuckets.endOfStream(context.timerService())) {
      tallyOnce(context);
    } else {
      expire(TimerBuckets.micros(timestamp), new Turn(context, out, ""), context);
    }
  }

  private void handle(SegmentInput input, Turn turn) throws Exception {
    state.seen(input.eventTimeMicros());
    turn.register(
        input.eventTimeMicros() + RETENTION_HORIZONS * turn.policy().labelHorizonMicros());
    if (input instanceof SegmentInput.PredictionArrived arrived) {
      onPrediction(arrived, turn);
    } else {
      onOutcome((SegmentInput.OutcomeArrived) input, turn);
    }
  }

  private void onPrediction(SegmentInput.PredictionArrived arrived, Turn turn) throws Exception {
    PredictionEvent p = arrived.prediction();
    if (state.pending(p.id()).isPresent()) {
      turn.reject(p, DeadLetterReason.DUPLICATE_PREDICTION, "id was seen before: " + p.id());
      return;
    }
    CalibrationPlan plan = policies.plan(turn.policy(), p.forecast());
    Optional<String> rejection = plan.rejection(p.forecast());
    if (rejection.isPresent()) {
      turn.reject(p, DeadLetterReason.SCORE_MISMATCH, rejection.get());
      return;
    }
    issue(arrived, plan, turn);
    Optional<OutcomeEvent> early = state.takeEarly(p.id());
    if (early.isPresent()) {
      onOutcome(new SegmentInput.OutcomeArrived(arrived.segment(), p.id(), early.get()), turn);
    }
  }

  private void issue(SegmentInput.PredictionArrived arrived, CalibrationPlan plan, Turn turn)
      throws Exception {
    PredictionEvent p = arrived.prediction();
    IssuedBands bands =
        state.calibration(plan).predict(p.forecast(), TieBreak.of(p.id()), p.eventTimeMicros());
    turn.out.collect(Events.calibrated(arrived.segment(), p, bands, plan, turn.policy().version()));
    long deadline = p.eventTimeMicros() + turn.policy().labelHorizonMicros();
    Pending.Open open =
        new Pending.Open(
            p.model(),
            p.modelVersion(),
            p.dimensions(),
            p.forecast(),
            bands.thresholds(),
            bands.status(),
            turn.policy().version());
    Pending pending = new Pending(p.eventTimeMicros(), deadline, Optional.of(open), false, 0);
    state.put(p.id(), pending);
    turn.register(deadline);
    turn.register(pending.forgetAtMicros());
    turn.fact(open, Facts.of(SegmentFact.Kind.ISSUED, p.eventTimeMicros(), p.id()));
  }

  private void onOutcome(SegmentInput.OutcomeArrived arrived, Turn turn) throws Exception {
    Optional<Pending> found = state.pending(arrived.predictionId());
    if (found.isEmpty()) {
      onEarlyOutcome(arrived, turn);
      return;
    }
    Pending pending = found.get();
    if (pending.settled()) {
      OutcomeVerdicts.repeated(arrived.outcome(), pending.revision(), turn);
    } else if (pending.open().isEmpty()
        || arrived.outcome().eventTimeMicros() > pending.deadlineMicros()) {
      OutcomeVerdicts.late(arrived.outcome(), pending, turn);
    } else {
      settle(arrived, pending, turn);
    }
  }

  private void onEarlyOutcome(SegmentInput.OutcomeArrived arrived, Turn turn) throws Exception {
    Optional<OutcomeEvent> known = state.early(arrived.predictionId());
    if (known.isPresent()) {
      OutcomeVerdicts.repeated(arrived.outcome(), known.get().revision(), turn);
      return;
    }
    state.putEarly(arrived.predictionId(), arrived.outcome());
    turn.register(arrived.eventTimeMicros() + turn.policy().labelHorizonMicros());
  }

  private void settle(SegmentInput.OutcomeArrived arrived, Pending pending, Turn turn)
      throws Exception {
    Pending.Open open = pending.open().orElseThrow();
    OutcomeEvent outcome = arrived.outcome();
    CalibrationPlan issuedUnder = policies.plan(turn.policyOf(open), open.forecast());
    Optional<String> rejection = issuedUnder.rejection(outcome.value());
    if (rejection.isPresent()) {
      turn.reject(outcome, DeadLetterReason.WRONG_OUTCOME_TYPE, rejection.get());
      return;
    }
    long settledAt = Math.max(outcome.eventTimeMicros(), pending.eventTimeMicros());
    CalibrationPlan current = policies.plan(turn.policyOf(open.model()), open.forecast());
    boolean learns = current.key().equals(issuedUnder.key());
    SegmentCalibration calibration =
        learns ? state.calibration(current) : new SegmentCalibration(issuedUnder);
    boolean hadBaseline = calibration.baselineComplete();
    Verdict verdict =
        calibration.observe(
            open.forecast(),
            open.thresholds(),
            outcome.value(),
            TieBreak.of(arrived.predictionId()),
            settledAt);
    if (learns) {
      state.update(calibration);
    }
    state.put(arrived.predictionId(), pending.settle(outcome.revision()));
    Evaluation evaluation =
        Evaluations.of(arrived, pending, verdict, issuedUnder, settledAt);
    turn.emit(EVALUATIONS, evaluation);
    turn.fact(open, Facts.settled(evaluation, verdict));
    if (learns && summaryDue(calibration, hadBaseline)) {
      Summaries.of(arrived.segment(), open, current, calibration, settledAt)
          .forEach(summary -> turn.emit(SUMMARIES, summary));
    }
  }

  private static boolean summaryDue(SegmentCalibration calibration, boolean hadBaseline) {
    return calibration.count() % SUMMARY_EVERY == 0
        || calibration.baselineComplete() != hadBaseline;
  }

  private void expire(long nowMicros, Turn turn, OnTimerContext context) throws Exception {
    for (var entry : state.pendings()) {
      Pending pending = entry.getValue();
      if (pending.open().isPresent() && pending.deadlineMicros() <= nowMicros) {
        state.put(entry.getKey(), pending.expire());
        Pending.Open open = pending.open().get();
        turn.fact(
            open, Facts.of(SegmentFact.Kind.EXPIRED, pending.deadlineMicros(), entry.getKey()));
        turn.emit(
            Tally.TAG,
            new Tally(
                Tally.Kind.EXPIRED_PREDICTION, open.model(), context.getCurrentKey(), 1));
      } else if (pending.open().isEmpty() && pending.forgetAtMicros() <= nowMicros) {
        state.forget(entry.getKey());
      }
    }
    for (var entry : state.earlies()) {
      OutcomeEvent outcome = entry.getValue();
      long horizon =
          turn.policyOf(outcome.model().orElse("")).labelHorizonMicros();
      if (outcome.eventTimeMicros() + horizon <= nowMicros) {
        state.takeEarly(entry.getKey());
        turn.reject(
            outcome,
            DeadLetterReason.UNMATCHED_OUTCOME,
            "no prediction of id " + entry.getKey() + " within the label horizon");
      }
    }
    dropWhenIdle(nowMicros, turn);
  }

  private void dropWhenIdle(long nowMicros, Turn turn) throws Exception {
    long horizon = turn.policyOf(state.model()).labelHorizonMicros();
    if (!state.waits() && state.lastSeen() + RETENTION_HORIZONS * horizon <= nowMicros) {
      state.clear();
    }
  }

  private void tallyOnce(OnTimerContext context) throws Exception {
    if (!tallied.add(context.getCurrentKey())) {
      return;
    }
    long open = 0;
    String model = "";
    for (var entry : state.pendings()) {
      if (entry.getValue().open().isPresent()) {
        open++;
        model = entry.getValue().open().get().model();
      }
    }
    if (open > 0) {
      context.output(
          Tally.TAG,
          new Tally(Tally.Kind.PENDING_PREDICTION, model, context.getCurrentKey(), open));
    }
    long early = state.earlies().size();
    if (early > 0) {
      context.output(Tally.TAG, new Tally(Tally.Kind.WAITING_OUTCOME, "", "", early));
    }
  }
}
