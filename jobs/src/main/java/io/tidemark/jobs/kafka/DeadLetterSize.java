// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

/**
 * How large dead letters get. Each holds the bytes of the record it is about, so records are
 * understood up to a size that leaves room for the rest of the letter within what producers and
 * topics take by default, 1 MiB.
 */
final class DeadLetterSize {

  /** The default of a producer's {@code max.request.size}. */
  static final int MOST_BYTES = 1 << 20;

  /** For the names, the message of at most 1000 characters, and Kafka's own framing. */
  private static final int ROOM_BYTES = 1 << 16;

  /** Larger records are set aside with their beginning only. */
  static final int MOST_PAYLOAD_BYTES = MOST_BYTES - ROOM_BYTES;

  private DeadLetterSize() {}
}
