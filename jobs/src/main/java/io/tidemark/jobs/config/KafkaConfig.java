// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.jobs.kafka.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How the job talks to Kafka.
 *
 * @param topics their names
 * @param guarantees by {@link #OUTPUTS output}; complete
 * @param idleness how long a quiet partition holds event time back
 * @param outOfOrderness how far records of one partition may lie behind one another in event time
 * @param batching of the sinks
 * @param properties handed to the clients as they are, whatever the rest says
 */
public record KafkaConfig(
    String bootstrapServers,
    String groupId,
    TopicNames topics,
    Map<String, DeliveryGuarantee> guarantees,
    Duration idleness,
    Duration outOfOrderness,
    Batching batching,
    Map<String, String> properties) {

  /** The output topics, without the prefix {@code tidemark.}. */
  public static final List<String> OUTPUTS =
      List.of(
          "intervals",
          "evaluations",
          "reports",
          "summaries",
          "alerts",
          "alerts.current",
          "leaderboard",
          "triage",
          "transitions",
          "dead-letters");

  /** What the job itself decides; a property of this name would be ignored, or do harm. */
  static final Set<String> OWN_PROPERTIES =
      Set.of(
          "bootstrap.servers",
          "group.id",
          "transactional.id",
          "enable.auto.commit",
          "auto.offset.reset",
          "key.serializer",
          "value.serializer",
          "key.deserializer",
          "value.deserializer");

  private static final String TRANSACTION_TIMEOUT = "transaction.timeout.ms";

  /** Below the brokers' default limit of 15 minutes; the connector's default is above it. */
  private static final String DEFAULT_TRANSACTION_TIMEOUT = "600000";

  /** Takes copies of the maps. */
  public KafkaConfig {
    guarantees = Map.copyOf(guarantees);
    properties = Map.copyOf(properties);
  }

  /** With the default batching. */
  public KafkaConfig(
      String bootstrapServers,
      String groupId,
      TopicNames topics,
      Map<String, DeliveryGuarantee> guarantees,
      Duration idleness,
      Duration outOfOrderness,
      Map<String, String> properties) {
    this(
        bootstrapServers,
        groupId,
        topics,
        guarantees,
        idleness,
        outOfOrderness,
        Batching.DEFAULT,
        properties);
  }

  /**
   * The guarantee of an output. Intervals are at-least-once unless the file says otherwise, because
   * a prediction's user waits for them; all others are exactly-once.
   */
  public DeliveryGuarantee guarantee(String output) {
    return guarantees.getOrDefault(output, defaultGuarantee(output));
  }

  /** How long a transaction of a dead job may hold readers back, in milliseconds. */
  public long transactionTimeoutMillis() {
    return Long.parseLong(
        properties.getOrDefault(TRANSACTION_TIMEOUT, DEFAULT_TRANSACTION_TIMEOUT));
  }

  static DeliveryGuarantee defaultGuarantee(String output) {
    return output.equals("intervals")
        ? DeliveryGuarantee.AT_LEAST_ONCE
        : DeliveryGuarantee.EXACTLY_ONCE;
  }
}
