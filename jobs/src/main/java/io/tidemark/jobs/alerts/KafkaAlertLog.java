// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.jobs.kafka.CommandKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;

/** The alerts on the topics of a cluster. */
public final class KafkaAlertLog implements AlertLog {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final String READER = "tidemark-alerts";

  private final KafkaCluster cluster;

  /** Connects at the first question. */
  public KafkaAlertLog(KafkaCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public List<AlertTransition> current() throws IOException {
    String topic = cluster.topic("alerts.current");
    Map<String, AlertTransition> newest = new LinkedHashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(READER)) {
      TopicTail tail = TopicTail.open(consumer, topic, cluster);
      tail.fromBeginning();
      while (!tail.isAtEnd()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          AlertRecords.read(record).ifPresent(alert -> newest.put(alert.getFingerprint(), alert));
        }
      }
    } catch (KafkaException e) {
      throw cluster.failure("reading " + topic, e);
    }
    return new ArrayList<>(newest.values());
  }

  @Override
  public void follow(Consumer<AlertTransition> reader) throws IOException {
    String topic = cluster.topic("alerts");
    cluster.readUntilInterrupted(
        READER,
        topic,
        consumer -> {
          TopicTail.open(consumer, topic, cluster).fromEnd();
          while (!Thread.currentThread().isInterrupted()) {
            consumer.poll(POLL).forEach(record -> AlertRecords.read(record).ifPresent(reader));
          }
        });
  }

  @Override
  public void send(AlertCommand command) throws IOException, InterruptedException {
    byte[] value = SingleObjectCodec.of(AlertCommand.class).encode(command);
    cluster.send(cluster.topic("policies"), CommandKeys.of(command), value);
  }

  @Override
  public void close() {
    // every question closes its own client
  }
}
