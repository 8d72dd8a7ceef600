// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static io.tidemark.jobs.kafka.TestEvents.minute;
import static io.tidemark.jobs.kafka.TestEvents.outcome;
import static io.tidemark.jobs.kafka.TestEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.Evaluation;
import io.tidemark.event.ScoreSummary;
import io.tidemark.jobs.broker.BrokerExtension;
import io.tidemark.jobs.broker.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model that is right, then wrong: 150 quiet outcomes, then 150 ten times as far off. */
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KafkaJobIT {

  private static final int QUIET = 150;
  private static final int ALL = 300;

  private TestCluster cluster;
  private JobRun job;

  @BeforeAll
  void run(TestCluster own) throws Exception {
    cluster = own;
    cluster.createTopics(2);
    TestEvents events = new TestEvents(cluster);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int t = 0; t < ALL; t++) {
      records.add(events.to("predictions", t % 2, TestEvents.bytes(prediction(t))));
      double error = (t * 37 % 100) / 100.0 * (t < QUIET ? 1 : 10);
      records.add(events.to("outcomes", t % 2, TestEvents.bytes(outcome(t, error))));
    }
    for (int partition = 0; partition < 2; partition++) {
      records.add(events.heartbeat("predictions", partition, minute(ALL + 60)));
      records.add(events.heartbeat("outcomes", partition, minute(ALL + 60)));
    }
    cluster.send(records);
    job = JobRun.start(TestConfig.of(cluster, 2, TestConfig.EAGER));
  }

  @AfterAll
  void stop() throws Exception {
    if (job != null) {
      job.close();
    }
  }

  @Test
  void everyPredictionGivesOneInterval() throws Exception {
    List<String> ids = new ArrayList<>();
    for (var record : cluster.read("intervals", true).atLeast(ALL)) {
      CalibratedPrediction interval = CalibratedPrediction.getDecoder().decode(record.value());
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(interval.getId());
      ids.add(interval.getId());
    }
    assertThat(ids).hasSize(ALL).doesNotHaveDuplicates();
  }

  @Test
  void everyOutcomeGivesOneEvaluation() throws Exception {
    List<String> ids = new ArrayList<>();
    for (var record : cluster.read("evaluations", true).atLeast(ALL)) {
      ids.add(Evaluation.getDecoder().decode(record.value()).getPredictionId());
    }
    assertThat(ids).hasSize(ALL).doesNotHaveDuplicates();
  }

  @Test
  void reportsCountEveryOutcomeOnce() throws Exception {
    var records =
        cluster
            .read("reports", true)
            .until(read -> read.stream().mapToLong(KafkaJobIT::settled).sum() >= ALL);
    assertThat(records.stream().mapToLong(KafkaJobIT::settled).sum()).isEqualTo(ALL);
  }

  @Test
  void summariesAreKeyedBySegment() throws Exception {
    var record = cluster.read("summaries", true).atLeast(1).get(0);
    ScoreSummary summary = ScoreSummary.getDecoder().decode(record.value());
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(summary.getSegment());
  }

  @Test
  void theWrongModelRaisesAnAlertWithTheHeadersOfACloudEvent() throws Exception {
    var records =
        cluster.read("alerts", true).until(read -> read.stream().anyMatch(KafkaJobIT::fires));
    var record = records.stream().filter(KafkaJobIT::fires).findFirst().orElseThrow();
    AlertTransition alert = AlertTransition.getDecoder().decode(record.value());
    assertThat(alert.getEstimatedChangeAt()).isBetween(minute(QUIET - 30), minute(QUIET + 60));
    assertThat(headers(record))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", alert.getId())
        .containsEntry("ce_source", "/tidemark/models/m")
        .containsEntry("ce_type", "io.tidemark.alert.transition.v2")
        .containsEntry("ce_time", alert.getTime().toString())
        .containsEntry("ce_subject", alert.getRollup())
        .containsEntry("content-type", "application/avro");
  }

  @Test
  void currentAlertsAreCompactedAndAlwaysHoldData() throws Exception {
    var alerts = cluster.read("alerts", true).atLeast(1);
    var current = cluster.read("alerts.current", true).atLeast(alerts.size());
    assertThat(current).allSatisfy(record -> assertThat(record.value()).isNotEmpty());
    assertThat(current)
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .isEqualTo(alerts.stream().map(r -> new String(r.key(), StandardCharsets.UTF_8)).toList());
    assertThat(cluster.topics().cleanupPolicy(cluster.topics().of("alerts.current")))
        .isEqualTo("compact");
  }

  @Test
  void nothingIsSetAside() {
    cluster.read("evaluations", true).atLeast(ALL);
    assertThat(cluster.read("dead-letters", true).all()).isEmpty();
  }

  /** The page; at so small a limit the ticket on too few misses may come first. */
  private static boolean fires(ConsumerRecord<byte[], byte[]> record) {
    try {
      AlertTransition alert = AlertTransition.getDecoder().decode(record.value());
      return alert.getState() == AlertState.FIRING && alert.getMonitor().equals("miss-sr");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long settled(ConsumerRecord<byte[], byte[]> record) {
    try {
      return CoverageReport.getDecoder().decode(record.value()).getSettled();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
