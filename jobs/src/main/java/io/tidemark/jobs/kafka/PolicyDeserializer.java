// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.PolicyDecoder;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.state.PolicyInputTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads policies; one that cannot be used becomes a dead letter and leaves the older in force. */
final class PolicyDeserializer implements KafkaRecordDeserializationSchema<PolicyInput> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;

  private transient PolicyDecoder decoder;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PolicyInput> out) {
    if (!CommandKeys.isCommand(record.key())) {
      out.collect(read(record));
    }
  }

  PolicyInput read(ConsumerRecord<byte[], byte[]> record) {
    if (decoder == null) {
      decoder = new PolicyDecoder();
    }
    Origin origin =
        new Origin(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp() * MICROS_PER_MILLI);
    return decoder.decode(record.key(), record.value(), origin);
  }

  @Override
  public TypeInformation<PolicyInput> getProducedType() {
    return PolicyInputTypeInfo.INSTANCE;
  }
}
