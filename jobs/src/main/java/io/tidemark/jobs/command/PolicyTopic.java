// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the topic of policies, from where running jobs take them. */
final class PolicyTopic implements AutoCloseable {

  private static final String TOPIC = "tidemark.policies";
  private static final int PATIENCE_MILLIS = 15_000;

  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<?>> sent = new ArrayList<>();

  PolicyTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Begins to write the newest record of a model.
   *
   * @param policy encoded; empty for a tombstone
   */
  void send(String model, Optional<byte[]> policy) {
    sent.add(producer.send(new ProducerRecord<>(TOPIC, model, policy.orElse(null))));
  }

  /** Waits until all that was sent is on the topic. */
  void flush() throws InterruptedException, CommandFailure {
    for (Future<?> future : sent) {
      try {
        future.get();
      } catch (ExecutionException e) {
        String cause = e.getCause().getMessage();
        throw new CommandFailure(
            "writing to " + TOPIC + " at " + bootstrapServers + ": " + cause, e);
      }
    }
    sent.clear();
  }

  @Override
  public void close() {
    producer.close();
  }
}
