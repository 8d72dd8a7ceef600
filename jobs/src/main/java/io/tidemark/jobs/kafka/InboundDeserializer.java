// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.state.InboundTypeInfo;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.MissingSchemaException;
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

  /** Larger records are set aside, with their beginning only. */
  static final int MAX_BYTES = 1 << 20;

  private static final int KEPT_BYTES = 1 << 10;

  /** What a topic holds. */
  enum Kind {
    PREDICTION,
    OUTCOME
  }

  private final Kind kind;

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
    if (bytes == null) {
      return rejected(origin, DeadLetterReason.UNDECODABLE, "the record has no value", new byte[0]);
    }
    if (bytes.length > MAX_BYTES) {
      String message = "the record must have at most " + MAX_BYTES + " bytes: had " + bytes.length;
      return rejected(
          origin, DeadLetterReason.TOO_LARGE, message, Arrays.copyOf(bytes, KEPT_BYTES));
    }
    return decode(bytes, origin);
  }

  private Inbound decode(byte[] bytes, Origin origin) {
    try {
      return kind == Kind.PREDICTION
          ? EventDecoder.prediction(bytes, origin)
          : EventDecoder.outcome(bytes, origin);
    } catch (MissingSchemaException e) {
      return rejected(origin, DeadLetterReason.UNKNOWN_SCHEMA, e.toString(), bytes);
    } catch (BadHeaderException e) {
      return rejected(origin, DeadLetterReason.UNDECODABLE, e.toString(), bytes);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      return rejected(origin, DeadLetterReason.UNDECODABLE, e.toString(), bytes);
    } catch (RuntimeException e) {
      return rejected(origin, DeadLetterReason.INVALID, String.valueOf(e.getMessage()), bytes);
    }
  }

  private static Inbound rejected(
      Origin origin, DeadLetterReason reason, String message, byte[] bytes) {
    return new Inbound.Rejected(DeadLetters.of(origin, reason, message, bytes));
  }

  @Override
  public TypeInformation<Inbound> getProducedType() {
    return InboundTypeInfo.INSTANCE;
  }
}
