// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

/**
 * A checkpoint as the job's process tells of it.
 *
 * @param writtenBytes that it wrote; an incremental one leaves out what an earlier one has
 * @param stateBytes of all state
 */
record Checkpoint(long writtenBytes, long stateBytes, long millis) {

  /** Three numbers, in this order. */
  static Checkpoint parse(String text) {
    String[] parts = text.split(" ");
    return new Checkpoint(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
