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
import io.tidemark.threshold.CalibrationRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The event that goes out with a prediction. */
final class CalibratedPredictions {

  /** By name, in the order of the core's. */
  private static final CalibrationStatus[] STATUSES =
      Arrays.stream(IssuedBands.Status.values())
          .map(status -> CalibrationStatus.valueOf(status.name()))
          .toArray(CalibrationStatus[]::new);

  /** Likewise. */
  private static final Guarantee[] GUARANTEES =
      Arrays.stream(CalibrationRule.Guarantee.values())
          .map(guarantee -> Guarantee.valueOf(guarantee.name()))
          .toArray(Guarantee[]::new);

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
        bands(bands.bands()),
        status(bands.status()),
        bands.calibrationCount(),
        plan.method(),
        guarantee(bands, plan),
        policyVersion);
  }

  static CalibrationStatus status(IssuedBands.Status status) {
    return STATUSES[status.ordinal()];
  }

  /** While warming up no statement holds but that of the whole line. */
  private static Guarantee guarantee(IssuedBands bands, CalibrationPlan plan) {
    return bands.status() == IssuedBands.Status.WARMING_UP
        ? Guarantee.NONE
        : GUARANTEES[plan.guarantee().ordinal()];
  }

  private static List<Band> bands(List<IssuedBand> issued) {
    List<Band> bands = new ArrayList<>(issued.size());
    for (IssuedBand band : issued) {
      bands.add(band(band));
    }
    return bands;
  }

  /** Not by its builder, which looks for defaults of fields that are all set. */
  private static Band band(IssuedBand issued) {
    Band band = new Band();
    band.setTargetMiscoverage(issued.targetMiscoverage());
    band.setThresholds(boxed(issued.thresholds()));
    band.setDiagnostics(issued.diagnostics());
    if (issued.region() instanceof Region.Interval i) {
      band.setLower(i.interval().lower());
      band.setUpper(i.interval().upper());
    } else {
      band.setLabels(((Region.Labels) issued.region()).labels());
    }
    return band;
  }

  static List<Double> boxed(double[] values) {
    List<Double> boxed = new ArrayList<>(values.length);
    for (double value : values) {
      boxed.add(value);
    }
    return boxed;
  }
}
