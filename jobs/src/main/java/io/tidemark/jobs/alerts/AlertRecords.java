// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertTransition;
import io.tidemark.event.codec.CodecException;
import io.tidemark.event.codec.RecordCoder;
import io.tidemark.event.codec.SingleObjectCodec;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts in Kafka records, of any version; what is none is logged with its place. */
final class AlertRecords {

  private static final Logger LOG = LoggerFactory.getLogger(AlertRecords.class);
  private static final RecordCoder<AlertTransition> CODER =
      SingleObjectCodec.of(AlertTransition.class);

  private AlertRecords() {}

  static Optional<AlertTransition> read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(CODER.decode(record.value()));
    } catch (CodecException e) {
      LOG.warn("No alert: {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
      return Optional.empty();
    }
  }
}
