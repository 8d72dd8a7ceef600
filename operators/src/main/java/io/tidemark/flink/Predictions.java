// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.state.Pending;
import io.tidemark.flink.state.PendingRecords;
import io.tidemark.predictor.TieBreak;
import io.tidemark.table.RecordTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The predictions of a segment that wait, and the tombstones of the others, by the hash of their
 * ids: two ids of one segment are taken for the same with a chance of n / 2^64 among n.
 */
final class Predictions {

  private static final int BLOCK_BYTES = 1024;

  private static final Comparator<Pending> BY_DEADLINE =
      Comparator.comparingLong(Pending::deadlineMicros);

  private final RecordTable table;
  private final PendingRecords records;
  private final PendingRecords.Shared shared = new PendingRecords.Shared();

  Predictions(SegmentState state, boolean isNew) {
    this.table = new RecordTable(state.predictionBlocks(), BLOCK_BYTES, isNew);
    this.records = state.pendingRecords();
  }

  Optional<Pending> find(String id) throws Exception {
    Optional<byte[]> content = table.find(TieBreak.hash(id));
    return content.isPresent()
        ? Optional.of(records.read(content.get(), shared))
        : Optional.empty();
  }

  void put(String id, Pending pending) throws Exception {
    table.put(TieBreak.hash(id), records.write(pending, shared));
  }

  /**
   * Makes tombstones of predictions whose deadline has passed, and forgets tombstones of old.
   *
   * @param expired told of each, in the order of deadlines
   */
  void expire(long nowMicros, Consumer<Pending> expired) throws Exception {
    List<Pending> found = new ArrayList<>();
    table.revise(
        (hash, content) -> {
          Pending pending = records.read(content, shared);
          if (pending.open().isPresent() && pending.deadlineMicros() <= nowMicros) {
            found.add(pending);
            return Optional.of(records.write(pending.expire(), shared));
          }
          return pending.forgetAtMicros() <= nowMicros ? Optional.empty() : Optional.of(content);
        });
    found.sort(BY_DEADLINE);
    found.forEach(expired);
  }

  /** How many wait. */
  long open() throws Exception {
    long[] open = new long[1];
    table.revise(
        (hash, content) -> {
          open[0] += PendingRecords.isOpen(content) ? 1 : 0;
          return Optional.of(content);
        });
    return open[0];
  }

  boolean isEmpty() throws Exception {
    return table.isEmpty();
  }

  /** Bytes at hand. */
  long held() {
    return table.held();
  }

  void write() throws Exception {
    table.write();
  }

  /** Lets go of what is at hand and written. */
  void release() {
    table.release();
  }

  void clear() {
    table.clear();
  }
}
