// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.Band;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Guarantee;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.IssuedBand;
import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.Region;
import java.util.Arrays;
import java.util.List;

/** The event that goes out with a prediction. */
final class CalibratedPredictions {

  private CalibratedPredictions() {}

  static CalibratedPrediction of(
      String segment,
      PredictionEvent p,
      IssuedBands bands,
      CalibrationPlan plan,
      long policyVersion) {
    return new CalibratedPrediction(
        p.id(),
        p.model(),
        p.modelVersion(),
        segment,
        Moments.of(p.eventTimeMicros()),
        bands.bands().stream().map(CalibratedPredictions::band).toList(),
        status(bands.status()),
        bands.calibrationCount(),
        plan.method(),
        guarantee(bands, plan),
        policyVersion);
  }

  static CalibrationStatus status(IssuedBands.Status status) {
    return CalibrationStatus.valueOf(status.name());
  }

  /** While warming up no statement holds but that of the whole line. */
  private static Guarantee guarantee(IssuedBands bands, CalibrationPlan plan) {
    return bands.status() == IssuedBands.Status.WARMING_UP
        ? Guarantee.NONE
        : Guarantee.valueOf(plan.guarantee().name());
  }

  private static Band band(IssuedBand issued) {
    Band.Builder band =
        Band.newBuilder()
            .setTargetMiscoverage(issued.targetMiscoverage())
            .setThresholds(boxed(issued.thresholds()))
            .setDiagnostics(issued.diagnostics());
    if (issued.region() instanceof Region.Interval i) {
      band.setLower(i.interval().lower()).setUpper(i.interval().upper());
    } else {
      band.setLabels(((Region.Labels) issued.region()).labels());
    }
    return band.build();
  }

  static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
