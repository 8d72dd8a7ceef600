// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.BandEvaluation;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Evaluation;
import io.tidemark.flink.event.Moments;
import io.tidemark.predictor.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

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
        widths(evaluation),
        intervalScores(evaluation),
        calibrated ? thresholds(evaluation) : NO_NUMBERS,
        verdict.baselineThresholds());
  }

  private static double[] widths(Evaluation evaluation) {
    List<BandEvaluation> bands = evaluation.getBands();
    double[] widths = new double[bands.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = bands.get(i).getWidth();
    }
    return widths;
  }

  private static double[] intervalScores(Evaluation evaluation) {
    double[] scores = new double[evaluation.getBands().size()];
    int found = 0;
    for (BandEvaluation band : evaluation.getBands()) {
      if (band.getIntervalScore() != null) {
        scores[found++] = band.getIntervalScore();
      }
    }
    return found == scores.length ? scores : Arrays.copyOf(scores, found);
  }

  /** Per target, the larger of both tails. */
  private static double[] thresholds(Evaluation evaluation) {
    List<BandEvaluation> bands = evaluation.getBands();
    double[] thresholds = new double[bands.size()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = Collections.max(bands.get(i).getIssuedThresholds());
    }
    return thresholds;
  }
}
