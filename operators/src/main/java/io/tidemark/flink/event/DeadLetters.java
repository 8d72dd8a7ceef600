// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import java.nio.ByteBuffer;

/** Records that are set aside, with what is needed to find or repair them. */
public final class DeadLetters {

  private DeadLetters() {}

  /** A record set aside. */
  public static DeadLetter of(
      Origin origin, DeadLetterReason reason, String message, byte[] payload) {
    return new DeadLetter(
        origin.source(),
        origin.partition(),
        origin.offset(),
        Moments.of(origin.timestampMicros()),
        reason,
        message,
        ByteBuffer.wrap(payload));
  }
}
