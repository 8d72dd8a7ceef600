// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.BandEvaluation;
import io.tidemark.event.Evaluation;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.SegmentInput.OutcomeArrived;
import io.tidemark.flink.state.Pending;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.Region;
import io.tidemark.predictor.TieBreak;
import io.tidemark.predictor.Verdict;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PredictionInterval;
import io.tidemark.score.QuantileForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The event that tells how a prediction fared. */
final class Evaluations {

  private Evaluations() {}

  static Evaluation of(
      OutcomeArrived arrived,
      Pending pending,
      Verdict verdict,
      CalibrationPlan plan,
      long settledAtMicros) {
    Pending.Open open = pending.open().orElseThrow();
    OutcomeValue value = arrived.outcome().value();
    Evaluation evaluation = new Evaluation();
    evaluation.setPredictionId(arrived.predictionId());
    evaluation.setModel(open.model());
    evaluation.setModelVersion(open.modelVersion());
    evaluation.setSegment(arrived.segment());
    evaluation.setPredictionTime(Moments.of(pending.eventTimeMicros()));
    evaluation.setOutcomeTime(Moments.of(arrived.eventTimeMicros()));
    evaluation.setSettledTime(Moments.of(settledAtMicros));
    evaluation.setOutcome(plain(value));
    evaluation.setScore(verdict.score());
    evaluation.setPValue(verdict.pValue().isPresent() ? verdict.pValue().getAsDouble() : null);
    evaluation.setStatus(CalibratedPredictions.status(open.status()));
    evaluation.setBands(bands(arrived.predictionId(), open, value, verdict, plan));
    evaluation.setPinball(pinball(open, value));
    evaluation.setDelayMicros(arrived.eventTimeMicros() - pending.eventTimeMicros());
    evaluation.setPolicyVersion(open.policyVersion());
    return evaluation;
  }

  private static Object plain(OutcomeValue value) {
    return value instanceof OutcomeValue.Real y
        ? (Object) y.value()
        : ((OutcomeValue.Label) value).value();
  }

  private static Double pinball(Pending.Open open, OutcomeValue value) {
    return open.forecast() instanceof QuantileForecast q && value instanceof OutcomeValue.Real y
        ? q.pinball(y.value())
        : null;
  }

  private static List<BandEvaluation> bands(
      String predictionId,
      Pending.Open open,
      OutcomeValue value,
      Verdict verdict,
      CalibrationPlan plan) {
    double[] targets = plan.targets();
    List<BandEvaluation> bands = new ArrayList<>(targets.length);
    for (int i = 0; i < targets.length; i++) {
      Region region =
          plan.region(open.forecast(), i, open.issued().values()[i], TieBreak.of(predictionId));
      BandEvaluation band = band(targets[i], plan.stated(open.forecast(), i), value, region);
      band.setIssuedThresholds(
          CalibratedPredictions.boxed(
              plan.judging(open.forecast(), open.issued().values()[i], value)));
      band.setMiscovered(verdict.miscovered()[i]);
      boolean[] baseline = verdict.baselineMiscovered();
      band.setBaselineMiscovered(baseline.length > i ? baseline[i] : null);
      bands.add(band);
    }
    return bands;
  }

  private static BandEvaluation band(
      double target, Optional<PredictionInterval> stated, OutcomeValue value, Region region) {
    BandEvaluation band = new BandEvaluation();
    band.setTargetMiscoverage(target);
    band.setWidth(region.width());
    if (region instanceof Region.Interval i && value instanceof OutcomeValue.Real y) {
      band.setIntervalScore(i.interval().intervalScore(y.value(), target));
      if (stated.isPresent()) {
        band.setRawMiscovered(!stated.get().contains(y.value()));
        band.setRawWidth(stated.get().width());
        band.setRawIntervalScore(stated.get().intervalScore(y.value(), target));
      }
    }
    return band;
  }
}
