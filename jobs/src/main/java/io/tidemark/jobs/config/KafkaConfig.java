// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How the job talks to Kafka.
 *
 * @param guarantees by {@link #OUTPUTS output}; complete
 * @param idleness how long a quiet partition holds event time back
 * @param outOfOrderness how far records of one partition may lie behind one another in event time
 * @param properties handed to the clients as they are
 */
public record KafkaConfig(
    String bootstrapServers,
    String groupId,
    Map<String, DeliveryGuarantee> guarantees,
    Duration idleness,
    Duration outOfOrderness,
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
          "dead-letters");

  /** Takes copies of the maps. */
  public KafkaConfig {
    guarantees = Map.copyOf(guarantees);
    properties = Map.copyOf(properties);
  }

  /**
   * The guarantee of an output. Intervals are at-least-once unless the file says otherwise, because
   * a prediction's user waits for them; all others are exactly-once.
   */
  public DeliveryGuarantee guarantee(String output) {
    return guarantees.getOrDefault(output, defaultGuarantee(output));
  }

  static DeliveryGuarantee defaultGuarantee(String output) {
    return output.equals("intervals")
        ? DeliveryGuarantee.AT_LEAST_ONCE
        : DeliveryGuarantee.EXACTLY_ONCE;
  }
}
