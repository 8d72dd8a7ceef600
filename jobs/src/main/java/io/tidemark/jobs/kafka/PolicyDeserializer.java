// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.Rearm;
import io.tidemark.event.codec.CodecException;
import io.tidemark.event.codec.RecordCoder;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.PolicyDecoder;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.state.PolicyInputTypeInfo;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads policies; one that cannot be used becomes a dead letter and leaves the older in force. */
final class PolicyDeserializer implements KafkaRecordDeserializationSchema<PolicyInput> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;

  private transient PolicyDecoder decoder;
  private transient RecordCoder<AlertCommand> commands;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PolicyInput> out) {
    if (CommandKeys.isCommand(record.key())) {
      relearn(record.value()).ifPresent(out::collect);
    } else {
      out.collect(read(record));
    }
  }

  /** Of the commands, those that concern baselines; what cannot be read is logged elsewhere. */
  private Optional<PolicyInput> relearn(byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    if (commands == null) {
      commands = SingleObjectCodec.of(AlertCommand.class);
    }
    try {
      AlertCommand command = commands.decode(value);
      return command.getAction() instanceof Rearm rearm && rearm.getRelearnBaseline()
          ? Optional.of(
              new PolicyInput.Relearn(rearm.getRollup(), Moments.micros(command.getTime())))
          : Optional.empty();
    } catch (CodecException e) {
      return Optional.empty();
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
