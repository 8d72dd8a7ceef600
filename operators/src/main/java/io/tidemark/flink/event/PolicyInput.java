// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.Policy;

/** A record of the policies topic as it enters the graph. The arrays must not be changed. */
public sealed interface PolicyInput {

  /** A policy that can be used, if its version is new. */
  record Stated(Policy policy, Origin origin, byte[] payload) implements PolicyInput {}

  /** A tombstone: the model's policy is no longer in force. */
  record Removed(String model, Origin origin) implements PolicyInput {}

  /**
   * The segments of a rollup are to learn a new baseline.
   *
   * @param askedMicros when it was asked; of two for one rollup the newer counts
   */
  record Relearn(String rollup, long askedMicros) implements PolicyInput {}

  /** A record that can't be used. */
  record Rejected(DeadLetter letter) implements PolicyInput {}
}
