// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import io.tidemark.event.Outcome;
import io.tidemark.event.Prediction;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.jobs.kafka.Heartbeats;
import io.tidemark.jobs.kafka.TopicNames;
import io.tidemark.jobs.replay.ReplayFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The producer of the demo: sends a replay file in event-time order, as fast as it goes, and then a
 * heartbeat to every partition that lets event time pass the last label horizon.
 */
final class DemoFeed {

  private final String bootstrapServers;
  private final TopicNames topics;
  private final int partitions;
  private final Map<String, String> targets = new ConcurrentHashMap<>();
  private final Set<String> told = new HashSet<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long lastMicros;
  private volatile boolean done;

  DemoFeed(String bootstrapServers, TopicNames topics, int partitions) {
    this.bootstrapServers = bootstrapServers;
    this.topics = topics;
    this.partitions = partitions;
  }

  /**
   * Sends all of a sorted file.
   *
   * @param rest how long event time goes on after the last event
   */
  void run(Path file, Duration rest) {
    try (var producer = producer();
        ReplayFile records = ReplayFile.open(file, true)) {
      for (var next = records.next(); next.isPresent(); next = records.next()) {
        send(next.get(), producer);
      }
      beat(rest, producer);
      producer.flush();
      done = true;
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "linger.ms",
            20,
            "batch.size",
            1 << 16,
            "buffer.memory",
            8L << 20,
            "compression.type",
            "lz4");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void send(ReplayFile.Timed timed, KafkaProducer<byte[], byte[]> producer)
      throws IOException {
    lastMicros = Math.max(lastMicros, timed.eventTimeMicros());
    if (timed.record() instanceof PredictionEvent p) {
      targets.put(p.id(), p.targetKey().orElseThrow());
      String segment = p.model() + "/" + p.dimensions().getOrDefault("location", "");
      ByteBuffer event = Prediction.getEncoder().encode(DemoEvents.prediction(p));
      send("predictions", segment, event, producer);
    } else if (timed.record() instanceof OutcomeEvent o) {
      String target = targets.get(o.predictionId().orElseThrow());
      if (told.add(target)) {
        ByteBuffer event = Outcome.getEncoder().encode(DemoEvents.outcome(target, o));
        send("outcomes", target, event, producer);
      }
    }
  }

  /** Records of one key share a partition, so that they keep their order. */
  private void send(
      String topic, String key, ByteBuffer event, KafkaProducer<byte[], byte[]> producer) {
    byte[] value = new byte[event.remaining()];
    event.get(value);
    int partition = Math.floorMod(key.hashCode(), partitions);
    producer.send(new ProducerRecord<>(topics.of(topic), partition, null, value), this::sent);
  }

  private void sent(Object place, Exception e) {
    if (e != null) {
      fail(e);
    }
  }

  private void fail(Exception e) {
    failure.compareAndSet(null, e);
  }

  private void beat(Duration rest, KafkaProducer<byte[], byte[]> producer) {
    Instant end = Moments.of(lastMicros).plus(rest);
    for (String topic : new String[] {"predictions", "outcomes"}) {
      for (int partition = 0; partition < partitions; partition++) {
        producer.send(Heartbeats.record(topics.of(topic), partition, end), this::sent);
      }
    }
  }

  /** Whether everything was sent. */
  boolean done() {
    return done;
  }

  /** Throws what went wrong, if something did. */
  void check() throws Exception {
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  long predictionsSent() {
    return targets.size();
  }

  /** After {@link #done}. */
  long outcomesSent() {
    return told.size();
  }

  /** The target of a prediction that was sent. */
  String target(String predictionId) {
    return targets.get(predictionId);
  }

  /** After {@link #done}: sent predictions whose target has an outcome. */
  long answered() {
    return targets.values().stream().filter(told::contains).count();
  }
}
