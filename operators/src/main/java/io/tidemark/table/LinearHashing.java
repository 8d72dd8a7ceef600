// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

/**
 * Where a hash belongs among any number of blocks, so that one block more splits one block alone
 * (Litwin 1980, Linear hashing: a new tool for file and table addressing, section 2).
 */
final class LinearHashing {

  private LinearHashing() {}

  /** The block of a hash among some blocks. */
  static int block(long hash, int blocks) {
    int half = Integer.highestOneBit(blocks);
    int block = (int) hash & (2 * half - 1);
    return block < blocks ? block : block - half;
  }

  /** The block that a block is split off, and merged into again. */
  static int parent(int block) {
    return block - Integer.highestOneBit(block);
  }
}
