// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import java.util.Arrays;
import java.util.Optional;

/**
 * Records of one block: their number, their hashes one beside the other, so that a look-up passes
 * over few bytes, where their contents end, and the contents, in that order. While it is worked on
 * there is room for more between these parts. What was given to a store is never changed: the first
 * change copies it.
 */
final class Block {

  private static final int COUNT_BYTES = Integer.BYTES;

  /** Of each record: its hash and the end of its content. */
  private static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES;

  private static final int MORE_RECORDS = 4;
  private static final int MORE_BYTES = 64;

  private byte[] bytes;
  private int records;

  /** Records that there is room for. */
  private int room;

  private boolean shared = true;
  private boolean changed;

  private Block(byte[] stored) {
    bytes = stored;
    records = LittleEndian.getInt(stored, 0);
    room = records;
  }

  static Block of(Optional<byte[]> stored) {
    return new Block(stored.orElseGet(() -> new byte[COUNT_BYTES]));
  }

  int records() {
    return records;
  }

  /** Bytes of its records; 0 when there are none. */
  int length() {
    return records * ENTRY_BYTES + end(records - 1);
  }

  /** Whether the store holds something else. */
  boolean changed() {
    return changed;
  }

  /** As the store keeps it, which it is taken to do from now on. */
  byte[] store() {
    if (!shared) {
      moveTo(records, end(records - 1));
      shared = true;
    }
    changed = false;
    return bytes;
  }

  /** The index of a hash; negative when it is not there. */
  int find(long hash) {
    for (int i = 0; i < records; i++) {
      if (LittleEndian.getLong(bytes, hashAt(i)) == hash) {
        return i;
      }
    }
    return -1;
  }

  long hash(int index) {
    return LittleEndian.getLong(bytes, hashAt(index));
  }

  byte[] content(int index) {
    int from = contentsAt();
    return Arrays.copyOfRange(bytes, from + end(index - 1), from + end(index));
  }

  void append(long hash, byte[] content) {
    int from = end(records - 1);
    makeRoom(records + 1, from + content.length);
    System.arraycopy(content, 0, bytes, contentsAt() + from, content.length);
    LittleEndian.putLong(hash, bytes, hashAt(records));
    LittleEndian.putInt(from + content.length, bytes, endAt(records));
    records++;
  }

  void remove(int index) {
    makeRoom(records, end(records - 1));
    int from = end(index - 1);
    int to = end(index);
    int left = end(records - 1) - to;
    System.arraycopy(bytes, contentsAt() + to, bytes, contentsAt() + from, left);
    int after = records - index - 1;
    System.arraycopy(bytes, hashAt(index + 1), bytes, hashAt(index), after * Long.BYTES);
    for (int i = index; i < records - 1; i++) {
      LittleEndian.putInt(end(i + 1) - (to - from), bytes, endAt(i));
    }
    records--;
  }

  private void makeRoom(int neededRecords, int neededBytes) {
    changed = true;
    if (shared || neededRecords > room || contentsAt() + neededBytes > bytes.length) {
      moveTo(
          neededRecords + neededRecords / 4 + MORE_RECORDS,
          neededBytes + neededBytes / 4 + MORE_BYTES);
      shared = false;
    }
  }

  /** Lays all out anew, with room for so many records and bytes of content. */
  private void moveTo(int newRoom, int contentBytes) {
    byte[] moved = new byte[COUNT_BYTES + newRoom * ENTRY_BYTES + contentBytes];
    LittleEndian.putInt(records, moved, 0);
    System.arraycopy(bytes, hashAt(0), moved, hashAt(0), records * Long.BYTES);
    int newEnds = hashAt(newRoom);
    System.arraycopy(bytes, hashAt(room), moved, newEnds, records * Integer.BYTES);
    System.arraycopy(
        bytes, contentsAt(), moved, newEnds + newRoom * Integer.BYTES, end(records - 1));
    bytes = moved;
    room = newRoom;
  }

  private static int hashAt(int index) {
    return COUNT_BYTES + index * Long.BYTES;
  }

  private int endAt(int index) {
    return hashAt(room) + index * Integer.BYTES;
  }

  private int contentsAt() {
    return hashAt(room) + room * Integer.BYTES;
  }

  /** Where a content ends, and the next begins, after the beginning of all. */
  private int end(int index) {
    return index < 0 ? 0 : LittleEndian.getInt(bytes, endAt(index));
  }
}
