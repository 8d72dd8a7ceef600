// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends predictions and as many outcomes when they are due, in a thread of its own until it is
 * closed. One that falls behind sends what is overdue at once.
 */
final class Pacer implements AutoCloseable {

  /** Kafka's own linger since release 4: a request for each millisecond would take a core. */
  private static final Map<String, Object> PRODUCER =
      Map.of("linger.ms", 5, "batch.size", 1 << 16, "compression.type", "lz4");

  private final Workload workload;
  private final TopicNames topics;
  private final long firstPrediction;
  private final PacedSchedule schedule;
  private final Latencies lateness;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::send, "bench-pacer");
  private volatile boolean ended;

  /**
   * Ready to start.
   *
   * @param firstPrediction the one that is due first
   * @param schedule of predictions; outcomes go with them
   * @param lateness is told how late predictions are handed over, and may be read after {@link
   *     #close}
   */
  Pacer(
      Workload workload,
      String servers,
      TopicNames topics,
      long firstPrediction,
      PacedSchedule schedule,
      Latencies lateness) {
    this.workload = workload;
    this.topics = topics;
    this.firstPrediction = firstPrediction;
    this.schedule = schedule;
    this.lateness = lateness;
    Map<String, Object> settings = new HashMap<>(PRODUCER);
    settings.put("bootstrap.servers", servers);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void start() {
    thread.start();
  }

  private void send() {
    try {
      BenchEvents events = new BenchEvents(workload);
      long next = 0;
      for (long tick = 0; !ended; tick++) {
        awaitTick(tick);
        for (; schedule.tick(next) <= tick; next++) {
          send(events, firstPrediction + next);
          lateness.seen(firstPrediction + next, System.nanoTime() - schedule.dueNanos(next));
        }
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void awaitTick(long tick) {
    long due = schedule.tickNanos(tick);
    for (long now = System.nanoTime(); now < due && !ended; now = System.nanoTime()) {
      LockSupport.parkNanos(due - now);
    }
  }

  private void send(BenchEvents events, long prediction) throws IOException {
    send("predictions", events.segment(prediction), events.prediction(prediction));
    long outcome = prediction - workload.pending();
    if (outcome >= 0) {
      send("outcomes", events.segment(outcome), events.outcome(outcome));
    }
  }

  private void send(String topic, int segment, byte[] event) {
    producer.send(
        new ProducerRecord<>(topics.of(topic), segment % BenchSite.PARTITIONS, null, event),
        (sent, e) -> fail(e));
  }

  private void fail(Exception e) {
    if (e != null && !ended) {
      failure.compareAndSet(null, e);
    }
  }

  /** Throws what a send failed with. */
  void check() throws IOException {
    if (failure.get() != null) {
      throw new IOException("sending events", failure.get());
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
