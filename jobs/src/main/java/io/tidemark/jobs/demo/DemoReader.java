// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the job has committed. */
final class DemoReader implements AutoCloseable {

  private static final List<String> READ =
      List.of("intervals", "evaluations", "reports", "alerts", "dead-letters");
  private static final Duration POLL = Duration.ofMillis(250);

  private final KafkaConsumer<byte[], byte[]> consumer;

  DemoReader(String bootstrapServers, TopicNames topics) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "max.poll.records",
            5000);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        READ.stream()
            .flatMap(topic -> consumer.partitionsFor(topics.of(topic)).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Adds what has come since; gives its number. */
  int read(DemoTally tally) throws IOException {
    var records = consumer.poll(POLL);
    for (var record : records) {
      tally.add(record);
    }
    return records.count();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
