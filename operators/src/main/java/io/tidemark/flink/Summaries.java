// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.ScoreSummary;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.state.Pending;
import io.tidemark.predictor.Calibration;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.SegmentScores;
import io.tidemark.quantile.ScoreDistribution;
import io.tidemark.quantile.UpperSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The scores of a segment as portable centroids. */
final class Summaries {

  private static final double COMPRESSION = 200.0;

  private Summaries() {}

  static List<ScoreSummary> of(
      String segment,
      Pending.Open open,
      CalibrationPlan plan,
      Calibration calibration,
      long asOfMicros) {
    List<ScoreSummary> summaries = new ArrayList<>();
    calibration
        .scoresByClass()
        .forEach(
            (label, scores) -> {
              List<ScoreSummary> ofClass = ofClass(segment, label, open, plan, scores, asOfMicros);
              if (calibration.baselineComplete()) {
                setShifts(ofClass, scores);
              }
              summaries.addAll(ofClass);
            });
    return summaries;
  }

  private static List<ScoreSummary> ofClass(
      String segment,
      String label,
      Pending.Open open,
      CalibrationPlan plan,
      SegmentScores channels,
      long asOfMicros) {
    List<ScoreSummary> summaries = new ArrayList<>();
    for (int channel = 0; channel < channels.channels(); channel++) {
      ScoreDistribution scores = channels.distribution(channel);
      Optional<UpperSummary> upper = channels.summary(channel);
      boolean certified = upper.isPresent() && !scores.exact();
      scores = certified ? scores.compressed() : scores;
      ScoreSummary.Builder summary =
          ScoreSummary.newBuilder()
              .setModel(open.model())
              .setSegment(segment)
              .setLabel(label)
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
              .setKind(scores.exact() ? "exact" : certified ? "certified" : "tdigest");
      setEnds(summary, scores);
      upper.filter(u -> certified).ifPresent(u -> setEntries(summary, u));
      summaries.add(summary.build());
    }
    return summaries;
  }

  private static void setShifts(List<ScoreSummary> summaries, SegmentScores channels) {
    for (int channel = 0; channel < channels.channels(); channel++) {
      summaries
          .get(channel)
          .setShift(
              ScoreShifts.of(
                  channels.referenceDistribution(channel), channels.distribution(channel)));
    }
  }

  private static void setEnds(ScoreSummary.Builder summary, ScoreDistribution scores) {
    double[] means = scores.means();
    if (means.length > 0) {
      summary.setMin(means[0]).setMax(means[means.length - 1]);
    }
  }

  private static void setEntries(ScoreSummary.Builder summary, UpperSummary upper) {
    upper.min().ifPresent(summary::setMin);
    summary
        .setHighs(CalibratedPredictions.boxed(upper.highs()))
        .setLows(CalibratedPredictions.boxed(upper.lows()))
        .setEntryCounts(LongStream.of(upper.weights()).boxed().toList());
  }
}
