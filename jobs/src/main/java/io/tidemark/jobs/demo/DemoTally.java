// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What came out of the job, as its output topics say. */
final class DemoTally {

  private final TopicNames topics;
  private final DemoFeed feed;
  private final Map<String, ModelTally> models = new TreeMap<>();
  private final Map<String, Long> pending = new TreeMap<>();
  private final Set<String> issued = new HashSet<>();
  private final Set<String> settled = new HashSet<>();
  private final Set<String> settledTargets = new HashSet<>();
  private final Set<String> fired = new HashSet<>();
  private long repeated;
  private long expired;
  private long predictionLetters;
  private long outcomeLetters;

  DemoTally(TopicNames topics, DemoFeed feed) {
    this.topics = topics;
    this.feed = feed;
  }

  void add(ConsumerRecord<byte[], byte[]> record) throws IOException {
    String topic = record.topic().substring(topics.prefix().length());
    byte[] value = record.value();
    switch (topic) {
      case "intervals" -> add(CalibratedPrediction.getDecoder().decode(value));
      case "evaluations" -> add(Evaluation.getDecoder().decode(value));
      case "reports" -> add(CoverageReport.getDecoder().decode(value));
      case "alerts" -> add(AlertTransition.getDecoder().decode(value));
      default -> add(DeadLetter.getDecoder().decode(value));
    }
  }

  private ModelTally model(String name) {
    return models.computeIfAbsent(name, m -> new ModelTally());
  }

  private void add(CalibratedPrediction interval) {
    repeated += issued.add(interval.getId()) ? 0 : 1;
    model(interval.getModel()).predicted();
  }

  private void add(Evaluation evaluation) {
    repeated += settled.add(evaluation.getPredictionId()) ? 0 : 1;
    settledTargets.add(feed.target(evaluation.getPredictionId()));
    model(evaluation.getModel()).add(evaluation);
  }

  /** Only the rollup of the whole model: the others count the same predictions again. */
  private void add(CoverageReport report) {
    if (report.getRollup().equals(report.getModel())) {
      expired += report.getExpired();
      pending.put(report.getModel(), report.getPending());
    }
  }

  private void add(AlertTransition alert) {
    if (alert.getState() == AlertState.FIRING
        && fired.add(alert.getFingerprint() + "#" + alert.getEpisode())) {
      model(alert.getModel()).alerted();
    }
  }

  private void add(DeadLetter letter) {
    if (letter.getSource().equals(topics.of("predictions"))) {
      predictionLetters++;
    } else if (letter.getSource().equals(topics.of("outcomes"))) {
      outcomeLetters++;
    }
  }

  Map<String, ModelTally> models() {
    return models;
  }

  long intervals() {
    return issued.size();
  }

  long evaluations() {
    return settled.size();
  }

  /** What the topics amount to so far. */
  Reconciliation reconciliation(long predictionsIn, long outcomesIn) {
    return new Reconciliation(
        predictionsIn,
        issued.size(),
        predictionLetters,
        settled.size(),
        expired,
        pending.values().stream().mapToLong(Long::longValue).sum(),
        outcomesIn,
        settledTargets.size(),
        outcomeLetters,
        repeated);
  }
}
