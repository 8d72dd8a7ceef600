// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.codec.CodecException;
import io.tidemark.event.codec.RecordCoder;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads commands from among policies; one that cannot be read is logged with its place. */
final class CommandDeserializer implements KafkaRecordDeserializationSchema<AlertCommand> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CommandDeserializer.class);

  private transient RecordCoder<AlertCommand> coder;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    coder = SingleObjectCodec.of(AlertCommand.class);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<AlertCommand> out) {
    if (record.value() == null || !CommandKeys.isCommand(record.key())) {
      return;
    }
    try {
      out.collect(coder.decode(record.value()));
    } catch (CodecException e) {
      LOG.warn(
          "Command left out: {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
    }
  }

  @Override
  public TypeInformation<AlertCommand> getProducedType() {
    return SpecificRecordTypeInfo.of(AlertCommand.class);
  }
}
