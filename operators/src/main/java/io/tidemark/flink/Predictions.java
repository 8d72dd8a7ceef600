// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.state.Kept;
import io.tidemark.flink.state.Pending;
import io.tidemark.flink.state.PendingRecords;
import io.tidemark.predictor.TieBreak;
import io.tidemark.table.RecordTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The predictions of a segment that wait, the tombstones of the others, and outcomes that came
 * first, by the hash of their ids: two ids of one segment are taken for the same with a chance of n
 * / 2^64 among n.
 */
final class Predictions {

  private static final int BLOCK_BYTES = 1024;

  private static final Comparator<Pending> BY_DEADLINE =
      Comparator.comparingLong(Pending::deadlineMicros);

  private static final Comparator<Kept.Early> BY_ID =
      Comparator.comparing(Kept.Early::predictionId);

  private final RecordTable table;
  private final PendingRecords records;
  private final PendingRecords.Shared shared = new PendingRecords.Shared();

  Predictions(SegmentState state, boolean isNew) {
    this.table = new RecordTable(state.predictionBlocks(), BLOCK_BYTES, isNew);
    this.records = state.pendingRecords();
  }

  Optional<Kept> find(String id) throws Exception {
    Optional<byte[]> content = table.find(TieBreak.hash(id));
    return content.isPresent()
        ? Optional.of(records.read(content.get(), shared))
        : Optional.empty();
  }

  void put(String id, Kept kept) throws Exception {
    table.put(TieBreak.hash(id), records.write(kept, shared));
  }

  /** Is told what time has ended. */
  interface Ended {
    /** A prediction without an outcome; in the order of deadlines. */
    void expired(Pending pending);

    /** An outcome without a prediction; in the order of their ids. */
    void unmatched(Kept.Early early);
  }

  /**
   * Makes tombstones of predictions whose deadline has passed, and forgets tombstones of old, and
   * outcomes that no prediction has come to within the horizon.
   */
  void expire(long nowMicros, long horizonMicros, Ended ended) throws Exception {
    List<Pending> expired = new ArrayList<>();
    List<Kept.Early> unmatched = new ArrayList<>();
    table.revise(
        (hash, content) -> {
          Kept kept = records.read(content, shared);
          if (kept instanceof Pending pending) {
            if (pending.open().isPresent() && pending.deadlineMicros() <= nowMicros) {
              expired.add(pending);
              return Optional.of(records.write(pending.expire(), shared));
            }
            return pending.forgetAtMicros() <= nowMicros ? Optional.empty() : Optional.of(content);
          }
          Kept.Early early = (Kept.Early) kept;
          if (early.outcome().eventTimeMicros() + horizonMicros <= nowMicros) {
            unmatched.add(early);
            return Optional.empty();
          }
          return Optional.of(content);
        });
    expired.sort(BY_DEADLINE);
    expired.forEach(ended::expired);
    unmatched.sort(BY_ID);
    unmatched.forEach(ended::unmatched);
  }

  /** How many wait for their outcomes. */
  long open() throws Exception {
    return count(PendingRecords::isOpen);
  }

  /** How many outcomes wait for their predictions. */
  long early() throws Exception {
    return count(PendingRecords::isEarly);
  }

  private long count(Predicate<byte[]> kind) throws Exception {
    long[] count = new long[1];
    table.revise(
        (hash, content) -> {
          count[0] += kind.test(content) ? 1 : 0;
          return Optional.of(content);
        });
    return count[0];
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
