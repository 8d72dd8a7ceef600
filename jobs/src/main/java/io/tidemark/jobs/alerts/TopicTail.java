// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** All partitions of a topic, with the ends that they had when it was opened. */
final class TopicTail {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;

  private TopicTail(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.ends = consumer.endOffsets(partitions);
  }

  /** Assigns the consumer to the topic. */
  static TopicTail open(KafkaConsumer<byte[], byte[]> consumer, String topic, KafkaCluster cluster)
      throws IOException {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new IOException(
          "topic " + topic + " must exist at " + cluster.bootstrapServers() + ": it does not");
    }
    List<TopicPartition> partitions =
        found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    consumer.assign(partitions);
    return new TopicTail(consumer, partitions);
  }

  List<TopicPartition> partitions() {
    return partitions;
  }

  void fromBeginning() {
    consumer.seekToBeginning(partitions);
  }

  void fromEnd() {
    ends.forEach(consumer::seek);
  }

  /** Whether everything that was there has been read. */
  boolean isAtEnd() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
