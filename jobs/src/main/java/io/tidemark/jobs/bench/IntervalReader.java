// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads intervals as they come, as their user would. */
final class IntervalReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * From the present end of the topic on.
   *
   * @param isolation {@code read_committed} or {@code read_uncommitted}
   */
  IntervalReader(String servers, String topic, String isolation) {
    var bytes = new ByteArrayDeserializer();
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", isolation), bytes, bytes);
    List<TopicPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < BenchSite.PARTITIONS; partition++) {
      partitions.add(new TopicPartition(topic, partition));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Waits a little for intervals and gives the numbers of their predictions. */
  void poll(LongConsumer prediction) {
    for (var record : consumer.poll(POLL)) {
      prediction.accept(BenchEvents.number(new String(record.key(), StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
