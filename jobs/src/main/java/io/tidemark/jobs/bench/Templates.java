// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.Evaluation;
import io.tidemark.event.ScoreSummary;
import io.tidemark.flink.MonitorSettings;
import io.tidemark.flink.SegmentNews;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.SegmentInput;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Outputs like the job's: records that it wrote, with ids, segments and times of the event at hand.
 * All else is shared, since making it is the job's work and not the floor's.
 */
final class Templates {

  private static final int SUMMARY_EVERY = 100;

  private final CalibratedPrediction interval;
  private final Evaluation evaluation;
  private final Optional<ScoreSummary> summary;
  private final SegmentNews news;

  private Templates(
      CalibratedPrediction interval, Evaluation evaluation, Optional<ScoreSummary> summary) {
    this.interval = interval;
    this.evaluation = evaluation;
    this.summary = summary;
    this.news = news(evaluation);
  }

  /**
   * Where they are: files that are named after their topics.
   *
   * @param folder of the files; no summaries are written when there is none of them
   */
  record Source(String folder) implements Serializable {

    Templates load() throws IOException {
      Path summaries = Path.of(folder, "summaries");
      return new Templates(
          CalibratedPrediction.getDecoder()
              .decode(Files.readAllBytes(Path.of(folder, "intervals"))),
          Evaluation.getDecoder().decode(Files.readAllBytes(Path.of(folder, "evaluations"))),
          Files.exists(summaries)
              ? Optional.of(ScoreSummary.getDecoder().decode(Files.readAllBytes(summaries)))
              : Optional.empty());
    }
  }

  private static SegmentNews news(Evaluation evaluation) {
    MonitorSettings settings =
        new MonitorSettings(
            new double[0],
            0,
            1,
            true,
            1,
            1,
            List.of(),
            MonitorSettings.DEFAULT_DETECTORS,
            OptionalDouble.empty());
    SegmentFact fact = SegmentFact.of(SegmentFact.Kind.ISSUED, 0);
    return new SegmentNews(
        evaluation.getSegment(),
        evaluation.getModel(),
        fact,
        new double[0],
        List.of(),
        1,
        settings);
  }

  CalibratedPrediction interval(SegmentInput.PredictionArrived arrived) {
    return new CalibratedPrediction(
        arrived.predictionId(),
        arrived.model(),
        arrived.prediction().modelVersion(),
        arrived.segment(),
        Moments.of(arrived.eventTimeMicros()),
        interval.getBands(),
        interval.getStatus(),
        interval.getCalibrationCount(),
        interval.getMethod(),
        interval.getGuarantee(),
        interval.getPolicyVersion());
  }

  Evaluation evaluation(SegmentInput.OutcomeArrived arrived) {
    Evaluation copy = new Evaluation();
    copy.setPredictionId(arrived.predictionId());
    copy.setModel(arrived.model());
    copy.setModelVersion(evaluation.getModelVersion());
    copy.setSegment(arrived.segment());
    copy.setPredictionTime(evaluation.getPredictionTime());
    copy.setOutcomeTime(Moments.of(arrived.eventTimeMicros()));
    copy.setSettledTime(Moments.of(arrived.eventTimeMicros()));
    copy.setOutcome(evaluation.getOutcome());
    copy.setScore(evaluation.getScore());
    copy.setPValue(evaluation.getPValue());
    copy.setStatus(evaluation.getStatus());
    copy.setBands(evaluation.getBands());
    copy.setPinball(evaluation.getPinball());
    copy.setDelayMicros(evaluation.getDelayMicros());
    copy.setPolicyVersion(evaluation.getPolicyVersion());
    return copy;
  }

  /** As often as the job writes one, all segments together. */
  boolean summaryIsDue(long outcomes) {
    return summary.isPresent() && outcomes % SUMMARY_EVERY == 0;
  }

  ScoreSummary summary() {
    return summary.orElseThrow();
  }

  SegmentNews news() {
    return news;
  }
}
