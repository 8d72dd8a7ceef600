// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.ScoreSummary;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.state.Pending;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.SegmentCalibration;
import io.tidemark.quantile.ScoreDistribution;
import java.util.ArrayList;
import java.util.List;

/** The scores of a segment as portable centroids. */
final class Summaries {

  private static final double COMPRESSION = 200.0;

  private Summaries() {}

  static List<ScoreSummary> of(
      String segment,
      Pending.Open open,
      CalibrationPlan plan,
      SegmentCalibration calibration,
      long asOfMicros) {
    List<ScoreSummary> summaries = new ArrayList<>();
    for (int channel = 0; channel < calibration.scores().channels(); channel++) {
      ScoreDistribution scores = calibration.scores().distribution(channel);
      summaries.add(
          ScoreSummary.newBuilder()
              .setModel(open.model())
              .setSegment(segment)
              .setTargetMiscoverage(plan.targetOf(channel))
              .setTail(channel % plan.tails())
              .setAsOf(Moments.of(asOfMicros))
              .setCount(scores.count())
              .setNegativeInfinities(scores.negativeInfinities())
              .setPositiveInfinities(scores.positiveInfinities())
              .setMeans(CalibratedPredictions.boxed(scores.means()))
              .setWeights(CalibratedPredictions.boxed(scores.weights()))
              .setExact(scores.exact())
              .setCompression(COMPRESSION)
              .setPolicyVersion(open.policyVersion())
              .build());
    }
    return summaries;
  }
}
