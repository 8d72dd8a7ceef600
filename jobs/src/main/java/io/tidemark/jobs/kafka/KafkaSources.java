// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.AlertCommand;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.jobs.OperatorUids;
import io.tidemark.jobs.config.KafkaConfig;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The input topics as streams. Starts where the group left off, or at the beginning. */
public final class KafkaSources {

  private static final String DISCOVERY = "partition.discovery.interval.ms";

  private final KafkaConfig config;

  /** Sources of a cluster. */
  public KafkaSources(KafkaConfig config) {
    this.config = config;
  }

  /** Predictions and outcomes, each partition in its order. */
  public DataStream<Inbound> inbound(StreamExecutionEnvironment env) {
    return stream(env, "predictions", InboundDeserializer.Kind.PREDICTION)
        .union(stream(env, "outcomes", InboundDeserializer.Kind.OUTCOME));
  }

  /** Policies, from the beginning; idle in event time, so that they hold nobody back. */
  public DataStream<PolicyInput> policies(StreamExecutionEnvironment env) {
    return fromPolicies(env, "policies", new PolicyDeserializer());
  }

  /** Commands, which travel on the topic of policies; idle in event time as well. */
  public DataStream<AlertCommand> commands(StreamExecutionEnvironment env) {
    return fromPolicies(env, "commands", new CommandDeserializer());
  }

  private <T> DataStream<T> fromPolicies(
      StreamExecutionEnvironment env, String name, KafkaRecordDeserializationSchema<T> records) {
    KafkaSource<T> source = source("policies", name, records, OffsetsInitializer.earliest());
    WatermarkStrategy<T> idle = WatermarkStrategy.forGenerator(context -> new Idle<>());
    return env.fromSource(source, idle, name).setParallelism(1).uid(OperatorUids.source(name));
  }

  private DataStream<Inbound> stream(
      StreamExecutionEnvironment env, String name, InboundDeserializer.Kind kind) {
    WatermarkStrategy<Inbound> watermarks =
        WatermarkStrategy.<Inbound>forBoundedOutOfOrderness(config.outOfOrderness())
            .withTimestampAssigner(new InboundTimes())
            .withIdleness(config.idleness());
    KafkaSource<Inbound> source = source(name, name, new InboundDeserializer(kind), committed());
    return env.fromSource(source, watermarks, name).uid(OperatorUids.source(name));
  }

  @SuppressWarnings("deprecation") // the connector takes no other type
  private static OffsetsInitializer committed() {
    return OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
  }

  private <T> KafkaSource<T> source(
      String topic,
      String name,
      KafkaRecordDeserializationSchema<T> deserializer,
      OffsetsInitializer start) {
    var builder =
        KafkaSource.<T>builder()
            .setBootstrapServers(config.bootstrapServers())
            .setTopics(config.topics().of(topic))
            .setGroupId(config.groupId())
            .setClientIdPrefix(config.groupId() + "-" + name)
            .setStartingOffsets(start)
            .setProperty(DISCOVERY, "60000")
            .setProperty("isolation.level", "read_committed")
            .setDeserializer(deserializer);
    config.properties().forEach(builder::setProperty);
    return builder.build();
  }
}
