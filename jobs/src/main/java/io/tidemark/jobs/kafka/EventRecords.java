// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Events as Kafka records: single-object Avro under a text key. Names its topic for pooling. */
final class EventRecords<T extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {

  private static final long serialVersionUID = 1L;

  /** Something of an event. */
  interface Part<T, R> extends Function<T, R>, Serializable {}

  private final String topic;
  private final Part<T, Optional<String>> key;
  private final Part<T, List<Header>> headers;
  private transient BinaryMessageEncoder<T> encoder;

  EventRecords(String topic, Part<T, Optional<String>> key, Part<T, List<Header>> headers) {
    this.topic = topic;
    this.key = key;
    this.headers = headers;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T event, KafkaSinkContext context, Long timestamp) {
    byte[] keyBytes =
        key.apply(event).map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
    return new ProducerRecord<>(topic, null, null, keyBytes, value(event), headers.apply(event));
  }

  private byte[] value(T event) {
    if (encoder == null) {
      encoder = new BinaryMessageEncoder<>(event.getSpecificData(), event.getSchema());
    }
    try {
      ByteBuffer buffer = encoder.encode(event);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
  }
}
