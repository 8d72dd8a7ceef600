// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.Outcome;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Prediction;
import io.tidemark.jobs.broker.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Inputs of a job, one a minute. */
record TestEvents(TestCluster cluster) {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  static Instant minute(int t) {
    return START.plusSeconds(60L * t);
  }

  /** A forecast of 0 for target {@code t}. */
  static Prediction prediction(int t) {
    return Prediction.newBuilder()
        .setId("p" + t)
        .setModel("m")
        .setEventTime(minute(t))
        .setTargetKey("target" + t)
        .setForecast(PointForecast.newBuilder().setValue(0).build())
        .build();
  }

  /** What came true for target {@code t}, half a minute after its prediction. */
  static Outcome outcome(int t, double value) {
    return Outcome.newBuilder()
        .setTargetKey("target" + t)
        .setEventTime(minute(t).plusSeconds(30))
        .setValue(value)
        .build();
  }

  /** The same, by the prediction's id. */
  static Outcome outcomeById(int t, double value) {
    return Outcome.newBuilder()
        .setPredictionId("p" + t)
        .setModel("m")
        .setDimensions(Map.of())
        .setEventTime(minute(t).plusSeconds(30))
        .setValue(value)
        .build();
  }

  ProducerRecord<byte[], byte[]> to(String topic, SpecificRecordBase event) {
    return to(topic, null, bytes(event));
  }

  ProducerRecord<byte[], byte[]> to(String topic, Integer partition, byte[] value) {
    return new ProducerRecord<>(cluster.topics().of(topic), partition, null, value);
  }

  ProducerRecord<byte[], byte[]> heartbeat(String topic, int partition, Instant moment) {
    return Heartbeats.record(cluster.topics().of(topic), partition, moment);
  }

  static byte[] bytes(SpecificRecordBase event) {
    try {
      ByteBuffer buffer =
          new BinaryMessageEncoder<SpecificRecordBase>(event.getSpecificData(), event.getSchema())
              .encode(event);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
