// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/** How an outcome that names its prediction by id finds the segment where that waits. */
public enum OutcomeLookup {
  /**
   * By its dimensions if it has them, else by the directory, where each prediction announces
   * itself: a record more over the network and about 1 kB of state per prediction.
   */
  DIRECTORY,
  /**
   * By its dimensions alone. One without those that its policy segments by is a dead letter at
   * once, and a policy that would cut a model's traffic otherwise is refused, because nobody could
   * tell where older predictions wait.
   */
  DIMENSIONS
}
