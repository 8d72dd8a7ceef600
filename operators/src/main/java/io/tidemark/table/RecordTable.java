// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import java.util.Arrays;
import java.util.Optional;

/**
 * Small records by a hash of 64 bits, in blocks of about the same size. A block is read when a
 * record of it is asked for, and kept until {@link #release}; changes reach the store with {@link
 * #write}.
 *
 * <p>The blocks are a function of the changes in their order, and not of when they were read or
 * written. Records of equal hashes are one record: whoever hashes texts takes two for the same with
 * a chance of n / 2^64 when n are in the table, if the hash is uniform. A look-up costs the reading
 * of at most two values and O(1) after that, a change O(1) amortised.
 */
public final class RecordTable {

  /** Holds the number of blocks and the sum of their bytes, while there is more than one. */
  static final int HEADER = -1;

  private static final int MERGE_BELOW = 4;

  private final BlockStore store;
  private final int blockBytes;
  private Block[] blocks = {};
  private int count;
  private long bytes;
  private long held;
  private boolean headerStored;
  private boolean headerChanged;

  /** Whether the number of blocks is known. */
  private boolean opened;

  /**
   * A table.
   *
   * @param blockBytes blocks are split when their mean size exceeds this, and merged below a
   *     quarter of it; at least 1, and always the same for one store
   * @param isNew whether the store is known to hold nothing
   */
  public RecordTable(BlockStore store, int blockBytes, boolean isNew) {
    this.store = store;
    this.blockBytes = blockBytes;
    if (isNew) {
      clear();
    }
  }

  /** What {@link #revise} asks about each record. */
  public interface Revision {
    /** What becomes of a record: itself, another content, or nothing. */
    Optional<byte[]> of(long hash, byte[] content) throws Exception;
  }

  /** The content under a hash. */
  public Optional<byte[]> find(long hash) throws Exception {
    open();
    Block block = block(LinearHashing.block(hash, count));
    int index = block.find(hash);
    return index < 0 ? Optional.empty() : Optional.of(block.content(index));
  }

  /** Keeps a content under a hash, in the place of what was there. */
  public void put(long hash, byte[] content) throws Exception {
    open();
    Block block = block(LinearHashing.block(hash, count));
    int before = block.length();
    int index = block.find(hash);
    if (index >= 0) {
      block.remove(index);
    }
    block.append(hash, content);
    grow(block.length() - before);
    if (bytes > (long) blockBytes * count) {
      split();
    }
  }

  /** Forgets what is under a hash. */
  public void remove(long hash) throws Exception {
    open();
    Block block = block(LinearHashing.block(hash, count));
    int index = block.find(hash);
    if (index >= 0) {
      int before = block.length();
      block.remove(index);
      grow(block.length() - before);
      shrink();
    }
  }

  /** Asks about each record, block by block; reads all of the table. */
  public void revise(Revision revision) throws Exception {
    open();
    for (int number = 0; number < count; number++) {
      Block block = block(number);
      int before = block.length();
      revise(block, revision);
      grow(block.length() - before);
    }
    shrink();
  }

  private static void revise(Block block, Revision revision) throws Exception {
    int left = block.records();
    int index = 0;
    while (left-- > 0) {
      long hash = block.hash(index);
      byte[] content = block.content(index);
      Optional<byte[]> revised = revision.of(hash, content);
      if (revised.isPresent() && revised.get() == content) {
        index++;
      } else {
        block.remove(index);
        revised.ifPresent(changed -> block.append(hash, changed));
      }
    }
  }

  /** Whether there is no record. */
  public boolean isEmpty() throws Exception {
    open();
    return bytes == 0;
  }

  /** Bytes of the blocks at hand. */
  public long held() {
    return held;
  }

  /** Brings the store up to date. */
  public void write() throws Exception {
    if (!opened) {
      return;
    }
    for (int number = 0; number < count; number++) {
      if (blocks[number] != null && blocks[number].changed()) {
        write(number, blocks[number]);
      }
    }
    writeHeader();
  }

  private void write(int number, Block block) throws Exception {
    byte[] stored = block.store();
    if (block.records() == 0) {
      store.remove(number);
    } else {
      store.write(number, stored);
    }
  }

  private void writeHeader() throws Exception {
    if (!headerChanged) {
      return;
    }
    if (count > 1) {
      byte[] header = new byte[2 * Long.BYTES];
      LittleEndian.putLong(count, header, 0);
      LittleEndian.putLong(bytes, header, Long.BYTES);
      store.write(HEADER, header);
      headerStored = true;
    } else if (headerStored) {
      store.remove(HEADER);
      headerStored = false;
    }
    headerChanged = false;
  }

  /** Lets go of the blocks at hand; what was not written is lost. */
  public void release() {
    opened = false;
    blocks = new Block[0];
    held = 0;
  }

  /** A table without records, over a store that was emptied. */
  public void clear() {
    blocks = new Block[1];
    blocks[0] = Block.of(Optional.empty());
    count = 1;
    bytes = 0;
    held = 0;
    headerStored = false;
    headerChanged = false;
    opened = true;
  }

  private void open() throws Exception {
    if (opened) {
      return;
    }
    Optional<byte[]> header = store.read(HEADER);
    headerStored = header.isPresent();
    headerChanged = false;
    opened = true;
    if (headerStored) {
      count = Math.toIntExact(LittleEndian.getLong(header.get(), 0));
      bytes = LittleEndian.getLong(header.get(), Long.BYTES);
      blocks = new Block[count];
    } else {
      count = 1;
      blocks = new Block[1];
      bytes = block(0).length();
    }
  }

  private Block block(int number) throws Exception {
    Block block = blocks[number];
    if (block == null) {
      block = Block.of(store.read(number));
      blocks[number] = block;
      held += block.length();
    }
    return block;
  }

  private void grow(int by) {
    bytes += by;
    held += by;
    headerChanged |= by != 0;
  }

  private void split() throws Exception {
    int added = count++;
    if (blocks.length < count) {
      blocks = Arrays.copyOf(blocks, 2 * count);
    }
    blocks[added] = Block.of(Optional.empty());
    headerChanged = true;
    move(block(LinearHashing.parent(added)), blocks[added], added);
  }

  /** Moves what belongs to a block. */
  private void move(Block from, Block to, int number) {
    int index = 0;
    while (index < from.records()) {
      long hash = from.hash(index);
      if (LinearHashing.block(hash, count) == number) {
        to.append(hash, from.content(index));
        from.remove(index);
      } else {
        index++;
      }
    }
  }

  private void shrink() throws Exception {
    while (count > 1 && MERGE_BELOW * bytes < (long) blockBytes * count) {
      int last = --count;
      move(block(last), block(LinearHashing.parent(last)), LinearHashing.parent(last));
      blocks[last] = null;
      store.remove(last);
      headerChanged = true;
    }
  }
}
