// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Input topics that are filled beforehand, and read slice by slice: each slice is one transaction,
 * and becomes visible with its commit. So a job waits between slices, warm and without work. A
 * thread may fill while another releases what is full.
 */
final class SlicedInput implements AutoCloseable {

  /** How long a slice may wait for its release. */
  static final Duration PATIENCE = Duration.ofHours(2);

  /** What a broker must allow for that. */
  static final Map<String, String> BROKER =
      Map.of("transaction.max.timeout.ms", Long.toString(PATIENCE.toMillis()));

  private final String servers;
  private final TopicNames topics;
  private final int partitions;
  private final Deque<KafkaProducer<byte[], byte[]>> waiting = new ConcurrentLinkedDeque<>();
  private KafkaProducer<byte[], byte[]> filling;
  private int begun;
  private int released;

  SlicedInput(String servers, TopicNames topics, int partitions) {
    this.servers = servers;
    this.topics = topics;
    this.partitions = partitions;
  }

  TopicNames topics() {
    return topics;
  }

  /** Begins the next slice. */
  void begin() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("transactional.id", topics.prefix() + "slice-" + begun++);
    settings.put("transaction.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("batch.size", 1 << 16);
    settings.put("linger.ms", 50);
    settings.put("compression.type", "lz4");
    settings.put("buffer.memory", 16L << 20);
    filling = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    waiting.addLast(filling);
    filling.initTransactions();
    filling.beginTransaction();
  }

  void prediction(int segment, byte[] event) {
    send("predictions", segment, event);
  }

  void outcome(int segment, byte[] event) {
    send("outcomes", segment, event);
  }

  private void send(String topic, int segment, byte[] event) {
    filling.send(new ProducerRecord<>(topics.of(topic), segment % partitions, null, event));
  }

  /** Ends the slice that was begun; a send that failed is told at its release. */
  void end() {
    filling.flush();
  }

  /** Makes the next slice visible. */
  void release() throws IOException {
    try (KafkaProducer<byte[], byte[]> slice = waiting.removeFirst()) {
      slice.commitTransaction();
    } catch (RuntimeException e) {
      throw new IOException("slice " + released + " of " + topics.prefix() + " was not filled", e);
    }
    released++;
  }

  @Override
  public void close() {
    waiting.forEach(slice -> slice.close(Duration.ZERO));
  }
}
