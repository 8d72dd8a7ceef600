// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.BandEvaluation;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Evaluation;
import io.tidemark.flink.event.Moments;
import io.tidemark.predictor.Verdict;
import java.util.Collections;

/** What the monitor is told. */
final class Facts {

  private static final boolean[] NO_FLAGS = {};
  private static final double[] NO_NUMBERS = {};

  private Facts() {}

  /** An outcome. Bands that were still warming up say nothing about coverage. */
  static SegmentFact settled(Evaluation evaluation, Verdict verdict) {
    boolean calibrated = evaluation.getStatus() != CalibrationStatus.WARMING_UP;
    return new SegmentFact(
        SegmentFact.Kind.SETTLED,
        Moments.micros(evaluation.getSettledTime()),
        evaluation.getDelayMicros(),
        evaluation.getScore(),
        verdict.pValue(),
        calibrated ? verdict.miscovered() : NO_FLAGS,
        verdict.baselineMiscovered(),
        verdict.previousBaselineMiscovered(),
        evaluation.getBands().stream().mapToDouble(BandEvaluation::getWidth).toArray(),
        intervalScores(evaluation),
        calibrated ? thresholds(evaluation) : NO_NUMBERS,
        verdict.baselineThresholds());
  }

  private static double[] intervalScores(Evaluation evaluation) {
    return evaluation.getBands().stream()
        .filter(band -> band.getIntervalScore() != null)
        .mapToDouble(BandEvaluation::getIntervalScore)
        .toArray();
  }

  /** Per target, the larger of both tails. */
  private static double[] thresholds(Evaluation evaluation) {
    return evaluation.getBands().stream()
        .mapToDouble(band -> Collections.max(band.getIssuedThresholds()))
        .toArray();
  }
}
