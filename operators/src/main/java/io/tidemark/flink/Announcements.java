// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.table.BlockStore;
import io.tidemark.table.RecordLog;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;

/**
 * The predictions that were announced to one part of the directory: a log for all label horizons
 * between two powers of two. So where predictions come about in the order of their event times, one
 * is kept for at most twice its time and that in which 31 more come to its log.
 */
final class Announcements {

  /** The magnitudes that there are logs of, a bit each. No number of a block. */
  private static final Long MAGNITUDES = 0L;

  private final MapState<Long, byte[]> state;
  private final List<Log> logs = new ArrayList<>(1);
  private boolean opened;
  private boolean changed;

  /** Those of the part of the current key. */
  Announcements(MapState<Long, byte[]> state) {
    this.state = state;
  }

  private record Log(int magnitude, RecordLog records) {}

  /** The blocks of one log. */
  private record Blocks(MapState<Long, byte[]> state, int magnitude) implements BlockStore {

    private long key(int number) {
      return (long) magnitude << Integer.SIZE | Integer.toUnsignedLong(number);
    }

    @Override
    public Optional<byte[]> read(int number) throws Exception {
      return Optional.ofNullable(state.get(key(number)));
    }

    @Override
    public void write(int number, byte[] block) throws Exception {
      state.put(key(number), block);
    }

    @Override
    public void remove(int number) throws Exception {
      state.remove(key(number));
    }
  }

  /** Adds a prediction without asking whether it was announced before. */
  void add(long hash, long horizonMicros, long forgetAtMicros, byte[] content) throws Exception {
    log(Long.SIZE - Long.numberOfLeadingZeros(horizonMicros)).add(hash, forgetAtMicros, content);
  }

  private RecordLog log(int magnitude) throws Exception {
    open();
    for (Log log : logs) {
      if (log.magnitude == magnitude) {
        return log.records;
      }
    }
    changed = true;
    return begin(magnitude, true);
  }

  private RecordLog begin(int magnitude, boolean isNew) {
    RecordLog records = new RecordLog(new Blocks(state, magnitude), isNew);
    logs.add(new Log(magnitude, records));
    return records;
  }

  /** What was announced under a hash, and maybe what was to be forgotten since. */
  List<byte[]> find(long hash) throws Exception {
    open();
    List<byte[]> found = new ArrayList<>(1);
    for (Log log : logs) {
      found.addAll(log.records.find(hash));
    }
    return found;
  }

  /** Forgets most of what may be forgotten at a moment, and all once nothing else is left. */
  void forget(long nowMicros) throws Exception {
    open();
    for (Log log : List.copyOf(logs)) {
      log.records.forget(nowMicros);
      if (log.records.isEmpty()) {
        logs.remove(log);
        changed = true;
      }
    }
  }

  /** Bytes at hand. */
  long held() {
    long held = 0;
    for (Log log : logs) {
      held += log.records.held();
    }
    return held;
  }

  void write() throws Exception {
    for (Log log : logs) {
      log.records.write();
    }
    if (changed) {
      writeMagnitudes();
      changed = false;
    }
  }

  private void writeMagnitudes() throws Exception {
    long bits = 0;
    for (Log log : logs) {
      bits |= 1L << log.magnitude;
    }
    if (bits == 0) {
      state.remove(MAGNITUDES);
    } else {
      state.put(MAGNITUDES, ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
    }
  }

  /** Lets go of what is at hand and written. */
  void release() {
    logs.clear();
    opened = false;
  }

  private void open() throws Exception {
    if (!opened) {
      byte[] stored = state.get(MAGNITUDES);
      long bits = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
      for (; bits != 0; bits &= bits - 1) {
        begin(Long.numberOfTrailingZeros(bits), false);
      }
      opened = true;
    }
  }
}
