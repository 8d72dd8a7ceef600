// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where the topics are.
 *
 * @param topics their names
 * @param properties handed to the clients, as far as they know them
 */
public record KafkaCluster(
    String bootstrapServers, TopicNames topics, Map<String, String> properties) {

  private static final int PATIENCE_MILLIS = 15_000;

  /** Takes a copy of the properties. */
  public KafkaCluster {
    properties = Map.copyOf(properties);
  }

  String topic(String name) {
    return topics.of(name);
  }

  /** A consumer that sees what has been committed. */
  KafkaConsumer<byte[], byte[]> consumer(String groupId) throws IOException {
    Map<String, Object> settings = settings(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    try {
      return new KafkaConsumer<>(
          settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw failure("connecting", e);
    }
  }

  /** What reads a topic until it is interrupted. */
  interface Reading {
    void from(KafkaConsumer<byte[], byte[]> consumer) throws IOException, InterruptedException;
  }

  /**
   * Reads until the thread is interrupted, which it still is on return. The mark is taken off for
   * the time that the consumer closes, which it could not in order otherwise.
   */
  void readUntilInterrupted(String groupId, String topic, Reading reading) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(groupId)) {
      stoppedByInterrupt(reading, consumer);
    } catch (KafkaException e) {
      throw failure("reading " + topic, e);
    }
    Thread.currentThread().interrupt();
  }

  private static void stoppedByInterrupt(Reading reading, KafkaConsumer<byte[], byte[]> consumer)
      throws IOException {
    try {
      reading.from(consumer);
    } catch (InterruptException | InterruptedException e) {
      // the end that was asked for
    } finally {
      Thread.interrupted();
    }
  }

  /** Writes a record; returns when all replicas have it. */
  void send(String topic, byte[] key, byte[] value) throws IOException, InterruptedException {
    Map<String, Object> settings = settings(ProducerConfig.configNames());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    String what = "writing to " + topic;
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (ExecutionException e) {
      throw failure(what, e.getCause());
    } catch (KafkaException e) {
      throw failure(what, e);
    }
  }

  private Map<String, Object> settings(Set<String> known) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.keySet().retainAll(known);
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return settings;
  }

  /** What a user can act on. */
  IOException failure(String what, Throwable cause) {
    boolean silent = cause instanceof TimeoutException;
    Throwable told = cause.getCause() == null ? cause : cause.getCause();
    String why =
        silent ? "no broker answered within " + PATIENCE_MILLIS / 1000 + " s" : told.getMessage();
    return new IOException(what + " at " + bootstrapServers + ": " + why, cause);
  }
}
