// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one topic from its beginning.
 *
 * @param committed whether records of open and aborted transactions are hidden
 */
public record TopicReader(String bootstrapServers, String topic, boolean committed) {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** What is in the topic now. */
  public List<ConsumerRecord<byte[], byte[]>> all() {
    try (var consumer = open()) {
      Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
      return read(consumer, records -> at(consumer, end));
    }
  }

  /** Waits for so many records; more may come later. */
  public List<ConsumerRecord<byte[], byte[]>> atLeast(int count) {
    return until(records -> records.size() >= count);
  }

  /** Waits until what was read so far is enough. */
  public List<ConsumerRecord<byte[], byte[]>> until(
      Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
    try (var consumer = open()) {
      return read(consumer, enough);
    }
  }

  private static boolean at(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> end) {
    return end.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  private KafkaConsumer<byte[], byte[]> open() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            committed ? "read_committed" : "read_uncommitted");
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private List<ConsumerRecord<byte[], byte[]>> read(
      KafkaConsumer<byte[], byte[]> consumer,
      Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.test(records)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            topic + ": not enough within " + PATIENCE + ", had " + records.size());
      }
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }
}
