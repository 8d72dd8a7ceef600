// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import java.util.Arrays;
import java.util.Optional;

/**
 * Records one behind the other: hash (8 bytes, the lowest first), length (seven bits a byte, the
 * lowest first), content. What was given to a store is never changed: the first change copies it.
 */
final class Block {

  private static final int HASH_BYTES = Long.BYTES;
  private static final int SLACK = 64;
  private static final byte[] NONE = {};

  private byte[] bytes;
  private int length;
  private boolean shared = true;
  private boolean changed;

  private Block(byte[] stored) {
    bytes = stored;
    length = stored.length;
  }

  static Block of(Optional<byte[]> stored) {
    return new Block(stored.orElse(NONE));
  }

  int length() {
    return length;
  }

  /** Whether the store holds something else. */
  boolean changed() {
    return changed;
  }

  /** As the store keeps it, which it is taken to do from now on. */
  byte[] store() {
    bytes = Arrays.copyOf(bytes, length);
    shared = true;
    changed = false;
    return bytes;
  }

  /** Where the record of a hash begins; negative when there is none. */
  int find(long hash) {
    for (int at = 0; at < length; at = end(at)) {
      if (hash(at) == hash) {
        return at;
      }
    }
    return -1;
  }

  long hash(int at) {
    return LittleEndian.getLong(bytes, at);
  }

  byte[] content(int at) {
    int from = LittleEndian.afterVarint(bytes, at + HASH_BYTES);
    return Arrays.copyOfRange(bytes, from, from + LittleEndian.getVarint(bytes, at + HASH_BYTES));
  }

  /** Where the next record begins. */
  int end(int at) {
    return LittleEndian.afterVarint(bytes, at + HASH_BYTES)
        + LittleEndian.getVarint(bytes, at + HASH_BYTES);
  }

  void append(long hash, byte[] content) {
    makeRoom(length + recordBytes(content));
    LittleEndian.putLong(hash, bytes, length);
    int from = LittleEndian.putVarint(content.length, bytes, length + HASH_BYTES);
    System.arraycopy(content, 0, bytes, from, content.length);
    length = from + content.length;
  }

  /** Bytes of a record of this content. */
  static int recordBytes(byte[] content) {
    return HASH_BYTES + LittleEndian.varintBytes(content.length) + content.length;
  }

  void remove(int at) {
    makeRoom(length);
    int end = end(at);
    System.arraycopy(bytes, end, bytes, at, length - end);
    length -= end - at;
  }

  private void makeRoom(int needed) {
    if (shared || needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, needed + needed / 4 + SLACK);
      shared = false;
    }
    changed = true;
  }
}
