// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.Policy;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads policies; one that cannot be used is logged with its place and leaves the older in force.
 */
final class PolicyDeserializer implements KafkaRecordDeserializationSchema<Policy> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PolicyDeserializer.class);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Policy> out) {
    if (record.value() == null || CommandKeys.isCommand(record.key())) {
      return;
    }
    Policy policy;
    try {
      policy = Policy.getDecoder().decode(record.value());
      PolicyConversion.toCore(policy);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Policy left out: {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
      return;
    }
    out.collect(policy);
  }

  @Override
  public TypeInformation<Policy> getProducedType() {
    return SpecificRecordTypeInfo.of(Policy.class);
  }
}
