// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertTransition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs an {@link AlertBridge} over the topic of current alerts. Every start reads the topic from
 * its beginning, because what fires must be known to be told again; offsets say from where on steps
 * are news, and are committed after Alertmanager has taken them. Without offsets, at the first
 * start, what fires is news and what is over is not.
 *
 * <p>Bridges of one group read every partition each, and keep one place: every step is told by each
 * of them, and whoever starts anew goes on where any of them was. So they must tell the same
 * Alertmanager; for another one, another group.
 */
public final class KafkaAlertBridge {

  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaCluster cluster;
  private final String groupId;
  private final AlertBridge bridge;
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  /**
   * A bridge.
   *
   * @param groupId under which offsets are kept
   */
  public KafkaAlertBridge(KafkaCluster cluster, String groupId, AlertBridge bridge) {
    this.cluster = cluster;
    this.groupId = groupId;
    this.bridge = bridge;
  }

  /** Runs until the thread is interrupted. */
  public void run() throws IOException {
    String topic = cluster.topic("alerts.current");
    cluster.readUntilInterrupted(groupId, topic, consumer -> run(consumer, topic));
  }

  private void run(KafkaConsumer<byte[], byte[]> consumer, String topic)
      throws IOException, InterruptedException {
    TopicTail tail = TopicTail.open(consumer, topic, cluster);
    Map<TopicPartition, Long> told = told(consumer, tail);
    tail.fromBeginning();
    bridge.tell(catchUp(consumer, tail, told));
    commit(consumer, tail);
    while (!Thread.currentThread().isInterrupted()) {
      bridge.tell(steps(consumer));
      commit(consumer, tail);
    }
  }

  /** Up to where steps were told; a partition without offsets is missing. */
  private static Map<TopicPartition, Long> told(
      KafkaConsumer<byte[], byte[]> consumer, TopicTail tail) {
    Map<TopicPartition, Long> told = new LinkedHashMap<>();
    consumer
        .committed(new HashSet<>(tail.partitions()))
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                told.put(partition, offset.offset());
              }
            });
    return told;
  }

  private List<AlertTransition> catchUp(
      KafkaConsumer<byte[], byte[]> consumer, TopicTail tail, Map<TopicPartition, Long> told) {
    Map<String, AlertTransition> news = new LinkedHashMap<>();
    while (!tail.isAtEnd()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        boolean isNews = record.offset() >= told.getOrDefault(partition, Long.MAX_VALUE);
        AlertRecords.read(record).ifPresent(alert -> learn(alert, isNews, news));
      }
    }
    return new ArrayList<>(news.values());
  }

  private void learn(AlertTransition alert, boolean isNews, Map<String, AlertTransition> news) {
    if (isNews) {
      news.put(alert.getFingerprint(), alert);
    } else {
      bridge.remember(alert);
    }
  }

  private static List<AlertTransition> steps(KafkaConsumer<byte[], byte[]> consumer) {
    List<AlertTransition> steps = new ArrayList<>();
    consumer.poll(POLL).forEach(record -> AlertRecords.read(record).ifPresent(steps::add));
    return steps;
  }

  /** Only what has moved: a quiet topic causes no commits. */
  private void commit(KafkaConsumer<byte[], byte[]> consumer, TopicTail tail) {
    Map<TopicPartition, OffsetAndMetadata> moved = new LinkedHashMap<>();
    for (TopicPartition partition : tail.partitions()) {
      long position = consumer.position(partition);
      if (!Long.valueOf(position).equals(committed.put(partition, position))) {
        moved.put(partition, new OffsetAndMetadata(position));
      }
    }
    if (!moved.isEmpty()) {
      consumer.commitSync(moved);
    }
  }
}
