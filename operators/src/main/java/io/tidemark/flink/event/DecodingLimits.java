// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

/**
 * What is refused whatever it says.
 *
 * @param maxPayloadBytes above 0
 * @param maxAheadMicros how far an event time may lie after the record's own timestamp, at least 0;
 *     one clock that runs ahead would move event time for everybody
 */
public record DecodingLimits(int maxPayloadBytes, long maxAheadMicros) {

  /** 1 MiB, which is also what a Kafka topic takes by default, and a day. */
  public static final DecodingLimits DEFAULT = new DecodingLimits(1 << 20, 86_400_000_000L);

  /** Rejects what the parameters exclude. */
  public DecodingLimits {
    if (!(maxPayloadBytes > 0)) {
      throw new IllegalArgumentException("maxPayloadBytes must be above 0: was " + maxPayloadBytes);
    }
    if (!(maxAheadMicros >= 0)) {
      throw new IllegalArgumentException(
          "maxAheadMicros must be at least 0: was " + maxAheadMicros);
    }
  }
}
