// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static io.tidemark.jobs.kafka.TestEvents.outcome;
import static io.tidemark.jobs.kafka.TestEvents.outcomeById;
import static io.tidemark.jobs.kafka.TestEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.Evaluation;
import io.tidemark.jobs.broker.BrokerExtension;
import io.tidemark.jobs.broker.TestCluster;
import io.tidemark.jobs.config.JobConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a job loses or repeats when it is killed, moved or given more partitions: nothing. */
@ExtendWith(BrokerExtension.class)
final class RecoveryIT {

  private static final String ARRIVAL = TestConfig.EAGER.replace("event-time", "arrival");

  @Test
  void aKilledTaskManagerLosesAndRepeatsNothing(TestCluster cluster) throws Exception {
    cluster.createTopics(2);
    TestEvents events = new TestEvents(cluster);
    int count = 600;
    Duration seldom = Duration.ofSeconds(2);
    JobConfig config = TestConfig.of(cluster, 2, ARRIVAL, Duration.ofMinutes(1), seldom);
    try (JobRun job = JobRun.start(config)) {
      cluster.send(predictions(events, 0, count / 2));
      cluster.read("intervals", true).atLeast(count / 2);
      job.awaitCheckpoint();
      cluster.send(predictions(events, count / 2, count - 1));
      // Written, but in a transaction that is open still: the last checkpoint was a moment ago.
      cluster.read("intervals", false).atLeast(count - 50);
      job.killTaskManager();
      cluster.send(predictions(events, count - 1, count));
      cluster.read("intervals", true).until(r -> ids(r).contains("p" + (count - 1)));
      job.awaitCheckpoint();
      cluster.read("intervals", true).atLeast(count);
    }
    assertThat(ids(cluster.read("intervals", true).all()))
        .containsExactlyInAnyOrderElementsOf(ids(0, count));
    assertThat(cluster.read("intervals", false).all().size())
        .as("copies in aborted transactions, or the kill hit nothing")
        .isGreaterThan(count);
  }

  @Test
  void aSavepointKeepsPendingPredictionsAtAnotherParallelism(
      TestCluster cluster, @TempDir Path folder) throws Exception {
    cluster.createTopics(2);
    TestEvents events = new TestEvents(cluster);
    String savepoint;
    try (JobRun job = JobRun.start(TestConfig.of(cluster, 1, ARRIVAL))) {
      cluster.send(predictions(events, 0, 40));
      cluster.read("intervals", true).atLeast(40);
      savepoint = job.stop(folder);
    }
    JobConfig wider = TestConfig.of(cluster, 2, ARRIVAL);
    try (JobRun job = JobRun.start(wider, Optional.of(savepoint))) {
      List<ProducerRecord<byte[], byte[]>> outcomes = new ArrayList<>();
      for (int t = 0; t < 40; t++) {
        outcomes.add(events.to("outcomes", t % 2 == 0 ? outcome(t, 1) : outcomeById(t, 1)));
      }
      cluster.send(outcomes);
      cluster.read("evaluations", true).atLeast(40);
      job.stop(folder);
    }
    assertThat(settled(cluster.read("evaluations", true).all()))
        .containsExactlyInAnyOrderElementsOf(ids(0, 40));
    assertThat(ids(cluster.read("intervals", true).all()))
        .containsExactlyInAnyOrderElementsOf(ids(0, 40));
  }

  @Test
  void aPartitionAddedWhileRunningIsReadFromItsBeginning(TestCluster cluster) throws Exception {
    cluster.createTopics(1);
    TestEvents events = new TestEvents(cluster);
    try (JobRun job = JobRun.start(TestConfig.of(cluster, 1, ARRIVAL))) {
      cluster.send(List.of(events.to("predictions", prediction(0))));
      cluster.read("intervals", true).atLeast(1);
      try (var admin = cluster.admin()) {
        var more =
            java.util.Map.of(cluster.topics().of("predictions"), NewPartitions.increaseTo(2));
        admin.createPartitions(more).all().get();
      }
      cluster.send(List.of(events.to("predictions", 1, TestEvents.bytes(prediction(1)))));
      cluster.read("intervals", true).atLeast(2);
      job.awaitCheckpoint();
    }
    assertThat(ids(cluster.read("intervals", true).all())).containsExactlyInAnyOrder("p0", "p1");
  }

  @Test
  void anIdlePartitionDoesNotStopTheOutput(TestCluster cluster) throws Exception {
    cluster.createTopics(3);
    TestEvents events = new TestEvents(cluster);
    Duration impatient = Duration.ofSeconds(1);
    JobConfig config =
        TestConfig.of(cluster, 2, TestConfig.EAGER, impatient, Duration.ofMillis(300));
    try (JobRun job = JobRun.start(config)) {
      for (int t = 0; t < 20; t++) {
        cluster.send(
            List.of(
                events.to("predictions", 0, TestEvents.bytes(prediction(t))),
                events.to("outcomes", 2, TestEvents.bytes(outcome(t, 1)))));
      }
      // Ordered by event time: nothing comes out before the watermark has passed it.
      cluster.read("evaluations", true).atLeast(19);
      assertThat(job.status().isTerminalState()).isFalse();
    }
  }

  private static List<ProducerRecord<byte[], byte[]>> predictions(
      TestEvents events, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(t -> events.to("predictions", t % 2, TestEvents.bytes(prediction(t))))
        .toList();
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(t -> "p" + t).toList();
  }

  private static List<String> ids(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(RecoveryIT::id).toList();
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    try {
      return CalibratedPrediction.getDecoder().decode(record.value()).getId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> settled(List<ConsumerRecord<byte[], byte[]>> records)
      throws IOException {
    List<String> ids = new ArrayList<>();
    for (var record : records) {
      ids.add(Evaluation.getDecoder().decode(record.value()).getPredictionId());
    }
    return ids;
  }
}
