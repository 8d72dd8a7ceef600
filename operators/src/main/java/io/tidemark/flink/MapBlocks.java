// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.table.BlockStore;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;

/** The blocks of the table of the current key. */
record MapBlocks(MapState<Integer, byte[]> state) implements BlockStore {

  @Override
  public Optional<byte[]> read(int number) throws Exception {
    return Optional.ofNullable(state.get(number));
  }

  @Override
  public void write(int number, byte[] block) throws Exception {
    state.put(number, block);
  }

  @Override
  public void remove(int number) throws Exception {
    state.remove(number);
  }
}
