// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.jobs.MonitoringJob;
import io.tidemark.jobs.OperatorUids;
import io.tidemark.jobs.config.KafkaConfig;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Writes every output to its topic, under the guarantee that the configuration gives it. */
public final class KafkaSinks {

  private final KafkaConfig config;

  /** Sinks of a cluster. */
  public KafkaSinks(KafkaConfig config) {
    this.config = config;
  }

  /** Connects all outputs of the graph. */
  public void write(MonitoringJob.Outputs outputs) {
    write(outputs.intervals(), "intervals", e -> Optional.of(e.getId()));
    write(outputs.evaluations(), "evaluations", e -> Optional.of(e.getSegment()));
    write(outputs.reports(), "reports", e -> Optional.of(e.getRollup()));
    write(outputs.summaries(), "summaries", e -> Optional.of(SummaryKeys.of(e)));
    outputs
        .combined()
        .ifPresent(c -> write(c.leaderboards(), "leaderboard", e -> Optional.of(e.getGroup())));
    write(outputs.triage(), "triage", e -> Optional.of(e.getModel()));
    write(outputs.transitions(), "transitions", e -> Optional.of(e.getModel()));
    write(outputs.deadLetters(), "dead-letters", e -> Optional.empty());
    for (String topic : List.of("alerts", "alerts.current")) {
      connect(
          outputs.alerts(),
          topic,
          new EventRecords<>(
              config.topics().of(topic),
              e -> Optional.of(e.getFingerprint()),
              CloudEventHeaders::of));
    }
  }

  private <T extends SpecificRecordBase> void write(
      DataStream<T> stream, String topic, EventRecords.Part<T, Optional<String>> key) {
    connect(stream, topic, new EventRecords<>(config.topics().of(topic), key, e -> List.of()));
  }

  private <T extends SpecificRecordBase> void connect(
      DataStream<T> stream, String topic, EventRecords<T> records) {
    var builder =
        KafkaSink.<T>builder()
            .setBootstrapServers(config.bootstrapServers())
            .setRecordSerializer(records);
    config.batching().properties(topic).forEach(builder::setProperty);
    config.properties().forEach(builder::setProperty);
    builder.setProperty("transaction.timeout.ms", Long.toString(config.transactionTimeoutMillis()));
    builder.setDeliveryGuarantee(config.guarantee(topic));
    if (config.guarantee(topic) == DeliveryGuarantee.EXACTLY_ONCE) {
      builder
          .setTransactionalIdPrefix(config.groupId() + "-" + topic)
          .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING);
    }
    stream.sinkTo(builder.build()).name(OperatorUids.sink(topic)).uid(OperatorUids.sink(topic));
  }
}
