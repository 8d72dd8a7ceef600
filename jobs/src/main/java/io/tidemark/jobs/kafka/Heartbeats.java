// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.Origin;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Heartbeats of the input topics: records without a value whose header {@code tidemark-heartbeat}
 * holds an instant of ISO 8601. A producer sends one to each partition that has nothing to say, so
 * that event time goes on without waiting for the partition to be taken for idle.
 */
public final class Heartbeats {

  /** The header. */
  public static final String HEADER = "tidemark-heartbeat";

  private Heartbeats() {}

  /** A heartbeat for one partition. */
  public static ProducerRecord<byte[], byte[]> record(String topic, int partition, Instant moment) {
    byte[] text = moment.toString().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        topic, partition, null, null, null, List.of(new RecordHeader(HEADER, text)));
  }

  static boolean isOne(ConsumerRecord<?, ?> record) {
    return record.headers().lastHeader(HEADER) != null;
  }

  static Inbound read(ConsumerRecord<?, ?> record, Origin origin) {
    byte[] value = record.headers().lastHeader(HEADER).value();
    String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
    try {
      return new Inbound.Heartbeat(Moments.micros(Instant.parse(text)));
    } catch (DateTimeException | ArithmeticException e) {
      String message = HEADER + " must be an instant of ISO 8601: was \"" + shortened(text) + "\"";
      return new Inbound.Rejected(
          DeadLetters.of(origin, DeadLetterReason.INVALID, message, new byte[0]));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}
