// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static io.tidemark.jobs.kafka.TestEvents.bytes;
import static io.tidemark.jobs.kafka.TestEvents.outcome;
import static io.tidemark.jobs.kafka.TestEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Outcome;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Prediction;
import io.tidemark.jobs.broker.BrokerExtension;
import io.tidemark.jobs.broker.TestCluster;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every kind of bad record, each followed by good ones that must come out all the same. */
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeadLetterIT {

  private static final int TEN_MEGABYTES = 10 << 20;
  private static final byte[] NO_EVENT = {1, 2, 3};

  /** The marker and fingerprint of an event that Tidemark does not know. */
  private static final byte[] STRANGE = {(byte) 0xC3, 1, 9, 9, 9, 9, 9, 9, 9, 9, 0};

  private TestCluster cluster;
  private JobRun job;
  private final List<byte[]> badPredictions = new ArrayList<>();
  private final List<byte[]> badOutcomes = new ArrayList<>();
  private final Map<String, DeadLetter> letters = new HashMap<>();

  @BeforeAll
  void run(TestCluster own) throws Exception {
    cluster = own;
    cluster.createTopics(1);
    cluster.set("predictions", "max.message.bytes", String.valueOf(2 * TEN_MEGABYTES));
    badPredictions.add(NO_EVENT);
    badPredictions.add(STRANGE);
    badPredictions.add(notFinite());
    badPredictions.add(new byte[TEN_MEGABYTES]);
    badPredictions.add(null);
    badPredictions.add(bytes(prediction(0)));
    badPredictions.add(new byte[DeadLetterSize.MOST_PAYLOAD_BYTES]);
    badOutcomes.add(bytes(label(1)));
    badOutcomes.add(bytes(outcome(0, 1.0)));
    badOutcomes.add(bytes(revised(0)));
    send();
    job =
        JobRun.start(TestConfig.of(cluster, 1, TestConfig.EAGER.replace("event-time", "arrival")));
    int expected = badPredictions.size() + badOutcomes.size();
    for (var record : cluster.read("dead-letters", true).atLeast(expected)) {
      DeadLetter letter = DeadLetter.getDecoder().decode(record.value());
      letters.put(letter.getSource() + "@" + letter.getOffset(), letter);
    }
  }

  /** Two good records come first in each topic, one last. */
  private void send() throws Exception {
    TestEvents events = new TestEvents(cluster);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(events.to("predictions", prediction(0)));
    records.add(events.to("predictions", prediction(1)));
    badPredictions.forEach(bad -> records.add(events.to("predictions", 0, bad)));
    records.add(events.to("predictions", prediction(2)));
    records.add(events.to("outcomes", outcome(0, 1.0)));
    records.add(events.to("outcomes", outcome(2, 1.0)));
    badOutcomes.forEach(bad -> records.add(events.to("outcomes", 0, bad)));
    cluster.send(records);
  }

  @AfterAll
  void stop() throws Exception {
    job.close();
  }

  @Test
  void eachBadPredictionHasItsReason() {
    assertThat(reasons("predictions", badPredictions.size()))
        .containsExactly(
            DeadLetterReason.UNDECODABLE,
            DeadLetterReason.UNKNOWN_SCHEMA,
            DeadLetterReason.INVALID,
            DeadLetterReason.TOO_LARGE,
            DeadLetterReason.UNDECODABLE,
            DeadLetterReason.DUPLICATE_PREDICTION,
            DeadLetterReason.UNDECODABLE);
  }

  @Test
  void eachBadOutcomeHasItsReason() {
    assertThat(reasons("outcomes", badOutcomes.size()))
        .containsExactly(
            DeadLetterReason.WRONG_OUTCOME_TYPE,
            DeadLetterReason.DUPLICATE_OUTCOME,
            DeadLetterReason.REVISED_OUTCOME);
  }

  @Test
  void aDeadLetterHoldsTheOriginalBytes() {
    for (int i = 0; i < badPredictions.size(); i++) {
      byte[] original = badPredictions.get(i) == null ? new byte[0] : badPredictions.get(i);
      boolean tooLarge = original.length > DeadLetterSize.MOST_PAYLOAD_BYTES;
      byte[] kept = tooLarge ? Arrays.copyOf(original, 1024) : original;
      assertThat(letter("predictions", i).getPayload()).isEqualTo(ByteBuffer.wrap(kept));
      assertThat(letter("predictions", i).getPartition()).isZero();
    }
  }

  @Test
  void aMessageNamesFieldAndValue() {
    assertThat(letter("predictions", 2).getMessage()).contains("value must be finite: was NaN");
    assertThat(letter("predictions", 3).getMessage()).contains("had " + TEN_MEGABYTES);
  }

  @Test
  void goodRecordsComeOutAndTheJobGoesOn() throws Exception {
    assertThat(cluster.read("intervals", true).atLeast(3)).hasSize(3);
    assertThat(cluster.read("evaluations", true).atLeast(2)).hasSize(2);
    assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
  }

  private List<DeadLetterReason> reasons(String topic, int count) {
    List<DeadLetterReason> reasons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reasons.add(letter(topic, i).getReason());
    }
    return reasons;
  }

  /** The letter of a topic's i-th bad record; two good ones come before them. */
  private DeadLetter letter(String topic, int i) {
    String place = cluster.topics().of(topic) + "@" + (i + 2);
    assertThat(letters).containsKey(place);
    return letters.get(place);
  }

  private static byte[] notFinite() {
    Prediction prediction = prediction(9);
    prediction.setForecast(PointForecast.newBuilder().setValue(Double.NaN).build());
    return bytes(prediction);
  }

  private static Outcome label(int t) {
    Outcome outcome = outcome(t, 0);
    outcome.setValue("up");
    return outcome;
  }

  private static Outcome revised(int t) {
    Outcome outcome = outcome(t, 2.0);
    outcome.setRevision(1);
    return outcome;
  }
}
