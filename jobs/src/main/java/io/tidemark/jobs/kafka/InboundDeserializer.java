// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.InboundDecoder;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.state.InboundTypeInfo;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads records of the input topics. Never throws on what a record holds: an exception here would
 * stop the job, and stop it again at the same record after every restart.
 */
final class InboundDeserializer implements KafkaRecordDeserializationSchema<Inbound> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;

  private static final int KEPT_BYTES = 1 << 10;

  /** What a topic holds. */
  enum Kind {
    PREDICTION,
    OUTCOME
  }

  private final Kind kind;
  private transient InboundDecoder decoder;

  InboundDeserializer(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Inbound> out) {
    out.collect(read(record));
  }

  Inbound read(ConsumerRecord<byte[], byte[]> record) {
    Origin origin =
        new Origin(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp() * MICROS_PER_MILLI);
    byte[] bytes = record.value();
    if (bytes == null && Heartbeats.isOne(record)) {
      return Heartbeats.read(record, origin);
    }
    if (bytes != null && bytes.length > DeadLetterSize.MOST_PAYLOAD_BYTES) {
      String message =
          "the record must have at most "
              + DeadLetterSize.MOST_PAYLOAD_BYTES
              + " bytes: had "
              + bytes.length;
      byte[] kept = Arrays.copyOf(bytes, KEPT_BYTES);
      return new Inbound.Rejected(
          DeadLetters.of(origin, DeadLetterReason.TOO_LARGE, message, kept));
    }
    if (decoder == null) {
      decoder = new InboundDecoder();
    }
    return kind == Kind.PREDICTION
        ? decoder.decodePrediction(bytes, origin)
        : decoder.decodeOutcome(bytes, origin);
  }

  @Override
  public TypeInformation<Inbound> getProducedType() {
    return InboundTypeInfo.INSTANCE;
  }
}
