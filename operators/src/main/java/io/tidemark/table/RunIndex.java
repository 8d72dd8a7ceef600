// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is known of some runs of a {@link RecordLog} without reading them: when all their records
 * may be forgotten, and 16 bits of each record's hash, so that of runs without a hash one in 2,000
 * is read for it if hashes are uniform. What was given to a store is never changed.
 */
final class RunIndex {

  /** Runs that one index is of. */
  static final int RUNS = 16;

  /** A run of which nothing is left. */
  static final long GONE = Long.MIN_VALUE;

  private static final int ENTRY_BYTES = Long.BYTES + RecordLog.RUN_RECORDS * Short.BYTES;

  private byte[] bytes;
  private int runs;
  private boolean shared;
  private boolean changed;

  private RunIndex(byte[] bytes, boolean shared) {
    this.bytes = bytes;
    this.runs = bytes.length / ENTRY_BYTES;
    this.shared = shared;
  }

  static RunIndex of(Optional<byte[]> stored) {
    return new RunIndex(stored.orElseGet(() -> new byte[0]), true);
  }

  int length() {
    return runs * ENTRY_BYTES;
  }

  boolean changed() {
    return changed;
  }

  /** As the store keeps it, which it is taken to do from now on. */
  byte[] store() {
    if (bytes.length > length()) {
      bytes = Arrays.copyOf(bytes, length());
    }
    shared = true;
    changed = false;
    return bytes;
  }

  /** Adds a run that is full. */
  void append(Block run, long until) {
    own((runs + 1) * ENTRY_BYTES);
    int at = runs * ENTRY_BYTES;
    LittleEndian.putLong(until, bytes, at);
    for (int i = 0; i < RecordLog.RUN_RECORDS; i++) {
      LittleEndian.putShort((short) run.hash(i), bytes, at + Long.BYTES + i * Short.BYTES);
    }
    runs++;
  }

  long until(int run) {
    return LittleEndian.getLong(bytes, run * ENTRY_BYTES);
  }

  void forget(int run) {
    own(length());
    LittleEndian.putLong(GONE, bytes, run * ENTRY_BYTES);
  }

  /** Whether a run may have a record of a hash; it has none if not. */
  boolean mayHold(int run, long hash) {
    if (until(run) == GONE) {
      return false;
    }
    short sought = (short) hash;
    int from = run * ENTRY_BYTES + Long.BYTES;
    for (int at = from; at < from + RecordLog.RUN_RECORDS * Short.BYTES; at += Short.BYTES) {
      if (LittleEndian.getShort(bytes, at) == sought) {
        return true;
      }
    }
    return false;
  }

  private void own(int length) {
    changed = true;
    if (shared || length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length, Math.min(2 * length, RUNS * ENTRY_BYTES)));
      shared = false;
    }
  }
}
