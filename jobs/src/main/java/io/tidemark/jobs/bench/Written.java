// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a job wrote and committed between two moments, by topic.
 *
 * @param values of the records, those of the largest few thousand offsets only
 */
record Written(Map<String, Sum> sums, Map<String, List<byte[]>> values) {

  private static final int SAMPLE = 2000;
  private static final Duration POLL = Duration.ofMillis(200);

  /** Records and bytes of keys and values. */
  record Sum(long records, long bytes) {

    static final Sum NONE = new Sum(0, 0);

    Sum plus(long more, long moreBytes) {
      return new Sum(records + more, bytes + moreBytes);
    }
  }

  long records(String topic) {
    return sums.getOrDefault(topic, Sum.NONE).records();
  }

  /** The value whose size is nearest to the mean. */
  Optional<byte[]> typical(String topic) {
    List<byte[]> all = values.getOrDefault(topic, List.of());
    double mean = all.stream().mapToInt(value -> value.length).average().orElse(0);
    return all.stream().min(Comparator.comparingDouble(v -> Math.abs(v.length - mean)));
  }

  /** Reads all committed records between the offsets. */
  static Written between(
      String servers, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    Map<String, Sum> sums = new TreeMap<>();
    Map<String, List<byte[]>> values = new HashMap<>();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", 10_000);
    settings.put("fetch.max.bytes", 16 << 20);
    settings.put("max.partition.fetch.bytes", 4 << 20);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      while (to.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(POLL)) {
          if (record.offset() < to.get(new TopicPartition(record.topic(), record.partition()))) {
            long size = record.serializedKeySize() + record.serializedValueSize();
            sums.merge(record.topic(), new Sum(1, size), (a, b) -> a.plus(b.records, b.bytes));
            sample(
                values.computeIfAbsent(record.topic(), t -> new java.util.ArrayList<>()),
                record.value());
          }
        }
      }
    }
    return new Written(sums, values);
  }

  private static void sample(List<byte[]> sample, byte[] value) {
    if (sample.size() < SAMPLE) {
      sample.add(value);
    }
  }
}
