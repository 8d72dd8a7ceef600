// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.DeadLetter;

/** A record as it enters the graph: understood, or set aside. */
public sealed interface Inbound
    permits PredictionEvent, OutcomeEvent, Inbound.Rejected, Inbound.Heartbeat {

  /** A record that could not be understood. */
  record Rejected(DeadLetter letter) implements Inbound {}

  /**
   * Says that a quiet partition has come to a moment; it moves event time and does nothing else.
   */
  record Heartbeat(long eventTimeMicros) implements Inbound {}
}
