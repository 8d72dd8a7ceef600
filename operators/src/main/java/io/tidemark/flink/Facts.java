// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.BandEvaluation;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Evaluation;
import io.tidemark.flink.event.Moments;
import io.tidemark.predictor.TieBreak;
import io.tidemark.predictor.Verdict;

/** What the monitor is told. */
final class Facts {

  private static final boolean[] NO_FLAGS = {};
  private static final double[] NO_NUMBERS = {};

  private Facts() {}

  /** Something that happened to a prediction, other than an outcome. */
  static SegmentFact of(SegmentFact.Kind kind, long eventTimeMicros, String predictionId) {
    return new SegmentFact(
        kind,
        eventTimeMicros,
        TieBreak.hash(predictionId),
        0,
        0.0,
        NO_FLAGS,
        NO_FLAGS,
        NO_NUMBERS,
        NO_NUMBERS);
  }

  /** An outcome. Misses of bands that were still warming up say nothing about coverage. */
  static SegmentFact settled(Evaluation evaluation, Verdict verdict) {
    boolean calibrated = evaluation.getStatus() != CalibrationStatus.WARMING_UP;
    return new SegmentFact(
        SegmentFact.Kind.SETTLED,
        Moments.micros(evaluation.getSettledTime()),
        TieBreak.hash(evaluation.getPredictionId()),
        evaluation.getDelayMicros(),
        evaluation.getScore(),
        calibrated ? verdict.miscovered() : NO_FLAGS,
        verdict.baselineMiscovered(),
        evaluation.getBands().stream().mapToDouble(BandEvaluation::getWidth).toArray(),
        intervalScores(evaluation));
  }

  private static double[] intervalScores(Evaluation evaluation) {
    return evaluation.getBands().stream()
        .filter(band -> band.getIntervalScore() != null)
        .mapToDouble(BandEvaluation::getIntervalScore)
        .toArray();
  }
}
