// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records by 64-bit hash that are added without asking what is there, and forgotten many at once:
 * runs of 32 in the order in which they came, each forgotten when the last of its records may be.
 *
 * <p>Adding reads nothing, and writes each record to the store once, with its run when that is
 * full; the run that is not is written with each {@link #write}. A look-up passes over 2 bytes per
 * record of the log, and reads the runs that may have the hash. Beside its store a log holds the
 * run that is not full, and those 2 bytes per record unless they were released.
 *
 * <p>A log may take 2^30 runs from one time that it is empty to the next.
 *
 * <p>What is in the store depends on the records and on what was forgotten, never on when it was
 * read or written. Every method reads and writes the store of one log alone, so it is called while
 * that is the current one. Not safe for use by several threads.
 */
public final class RecordLog {

  /** Records of a run. */
  static final int RUN_RECORDS = 32;

  private static final int HEADER = -1;
  private static final int HEADER_BYTES = 2 * Integer.BYTES + Long.BYTES;

  private final BlockStore store;

  /** From that of the first run on; null while one is not at hand. */
  private RunIndex[] indexes = {};

  /** The first run of which something is left, or the open one. */
  private int first;

  /** The run that is not full. */
  private int open;

  /** When all records of the open run may be forgotten. */
  private long until;

  private Block records;
  private boolean headerStored;
  private boolean headerChanged;
  private boolean runStored;
  private boolean opened;
  private long held;

  /**
   * A log.
   *
   * @param isNew whether the store is known to hold nothing
   */
  public RecordLog(BlockStore store, boolean isNew) {
    this.store = store;
    if (isNew) {
      clear();
    }
  }

  /** Whether nothing is left. */
  public boolean isEmpty() throws Exception {
    open();
    return first == open && records.records() == 0;
  }

  /** Bytes at hand. */
  public long held() {
    return held;
  }

  /** Adds a record, which is kept until a moment at least. */
  public void add(long hash, long keepUntil, byte[] content) throws Exception {
    open();
    int before = records.length();
    records.append(hash, content);
    held += records.length() - before;
    until = Math.max(until, keepUntil);
    headerChanged = true;
    if (records.records() == RUN_RECORDS) {
      close();
    }
  }

  private void close() throws Exception {
    held -= records.length();
    RunIndex index = index(open / RunIndex.RUNS);
    int before = index.length();
    index.append(records, until);
    held += index.length() - before;
    store.write(number(open), records.store());
    open++;
    begin();
  }

  private void begin() {
    records = Block.of(Optional.empty());
    until = Long.MIN_VALUE;
    runStored = false;
  }

  /**
   * The contents that were added under a hash, in their order: all that are to be kept, and maybe
   * some that were to be kept no longer.
   */
  public List<byte[]> find(long hash) throws Exception {
    open();
    List<byte[]> found = new ArrayList<>(1);
    for (int run = first; run < open; run++) {
      if (index(run / RunIndex.RUNS).mayHold(run % RunIndex.RUNS, hash)) {
        collect(Block.of(store.read(number(run))), hash, found);
      }
    }
    collect(records, hash, found);
    return found;
  }

  private static void collect(Block run, long hash, List<byte[]> found) {
    for (int i = 0; i < run.records(); i++) {
      if (run.hash(i) == hash) {
        found.add(run.content(i));
      }
    }
  }

  /** Forgets runs whose records were all to be kept until this moment at most. */
  public void forget(long now) throws Exception {
    open();
    for (int run = first; run < open; run++) {
      RunIndex index = index(run / RunIndex.RUNS);
      long end = index.until(run % RunIndex.RUNS);
      if (end != RunIndex.GONE && end <= now) {
        index.forget(run % RunIndex.RUNS);
        store.remove(number(run));
      }
    }
    if (records.records() > 0 && until <= now) {
      held -= records.length();
      if (runStored) {
        store.remove(number(open));
      }
      begin();
      headerChanged = true;
    }
    advance();
    if (isEmpty()) {
      empty();
    }
  }

  private void advance() throws Exception {
    int left = first;
    while (left < open
        && index(left / RunIndex.RUNS).until(left % RunIndex.RUNS) == RunIndex.GONE) {
      left++;
    }
    int firstIndex = first / RunIndex.RUNS;
    int passed = left / RunIndex.RUNS - firstIndex;
    for (int i = 0; i < passed; i++) {
      held -= indexes[i].length();
      store.remove(indexNumber(firstIndex + i));
    }
    indexes = Arrays.copyOfRange(indexes, Math.min(passed, indexes.length), indexes.length);
    headerChanged |= left > first;
    first = left;
  }

  /** Leaves nothing in the store. */
  private void empty() throws Exception {
    if (open % RunIndex.RUNS != 0) {
      store.remove(indexNumber(open / RunIndex.RUNS));
    }
    if (headerStored) {
      store.remove(HEADER);
    }
    clear();
  }

  private void clear() {
    indexes = new RunIndex[0];
    first = 0;
    open = 0;
    held = 0;
    headerStored = false;
    headerChanged = false;
    opened = true;
    begin();
  }

  /** Brings the store up to date. */
  public void write() throws Exception {
    if (!opened) {
      return;
    }
    int firstIndex = first / RunIndex.RUNS;
    for (int i = 0; i < indexes.length; i++) {
      if (indexes[i] != null && indexes[i].changed()) {
        store.write(indexNumber(firstIndex + i), indexes[i].store());
      }
    }
    if (records.changed()) {
      store.write(number(open), records.store());
      runStored = true;
    }
    if (headerChanged) {
      store.write(HEADER, header());
      headerStored = true;
      headerChanged = false;
    }
  }

  private byte[] header() {
    byte[] header = new byte[HEADER_BYTES];
    LittleEndian.putInt(first, header, 0);
    LittleEndian.putInt(open, header, Integer.BYTES);
    LittleEndian.putLong(until, header, 2 * Integer.BYTES);
    return header;
  }

  /** Lets go of what is at hand; what was not written is lost. */
  public void release() {
    opened = false;
    indexes = new RunIndex[0];
    records = null;
    held = 0;
  }

  private void open() throws Exception {
    if (opened) {
      return;
    }
    Optional<byte[]> header = store.read(HEADER);
    clear();
    if (header.isPresent()) {
      first = LittleEndian.getInt(header.get(), 0);
      open = LittleEndian.getInt(header.get(), Integer.BYTES);
      headerStored = true;
      Optional<byte[]> run = store.read(number(open));
      records = Block.of(run);
      runStored = run.isPresent();
      held = records.length();
      until = LittleEndian.getLong(header.get(), 2 * Integer.BYTES);
    }
  }

  /** What is known of the runs of a number divided by those of an index. */
  private RunIndex index(int number) throws Exception {
    int at = number - first / RunIndex.RUNS;
    if (at >= indexes.length) {
      indexes = Arrays.copyOf(indexes, at + 1);
    }
    if (indexes[at] == null) {
      boolean stored = number < open / RunIndex.RUNS || open % RunIndex.RUNS > 0;
      indexes[at] = RunIndex.of(stored ? store.read(indexNumber(number)) : Optional.empty());
      held += indexes[at].length();
    }
    return indexes[at];
  }

  private static int number(int run) {
    return 2 * run;
  }

  private static int indexNumber(int index) {
    return 2 * index + 1;
  }
}
