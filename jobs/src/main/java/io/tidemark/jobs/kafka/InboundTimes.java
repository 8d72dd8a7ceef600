// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;

/**
 * The event time of a record, for the watermark. One rejected has none; one further ahead of its
 * Kafka timestamp than a day counts as a day ahead, so that a single wrong clock cannot make all
 * others late.
 */
final class InboundTimes implements SerializableTimestampAssigner<Inbound> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;
  private static final long MOST_AHEAD_MILLIS = 86_400_000;

  @Override
  public long extractTimestamp(Inbound inbound, long kafkaMillis) {
    long latest = kafkaMillis + MOST_AHEAD_MILLIS;
    if (inbound instanceof PredictionEvent prediction) {
      return Math.min(Math.floorDiv(prediction.eventTimeMicros(), MICROS_PER_MILLI), latest);
    }
    if (inbound instanceof OutcomeEvent outcome) {
      return Math.min(Math.floorDiv(outcome.eventTimeMicros(), MICROS_PER_MILLI), latest);
    }
    if (inbound instanceof Inbound.Heartbeat heartbeat) {
      return Math.min(Math.floorDiv(heartbeat.eventTimeMicros(), MICROS_PER_MILLI), latest);
    }
    return Long.MIN_VALUE;
  }
}
