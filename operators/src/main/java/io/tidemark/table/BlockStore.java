// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import java.util.Optional;

/** Where the blocks of a table are while nobody works on them. Arrays in it are never changed. */
public interface BlockStore {

  /** The block of a number; empty when there is none. */
  Optional<byte[]> read(int number) throws Exception;

  /** Keeps a block. */
  void write(int number, byte[] block) throws Exception;

  /** Forgets a block. */
  void remove(int number) throws Exception;
}
