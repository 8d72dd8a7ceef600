// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps blocks, and sees to it that nobody changes them. */
class Shelf implements BlockStore {
  private final Map<Integer, byte[]> blocks = new TreeMap<>();
  private final Map<Integer, Integer> hashes = new HashMap<>();

  @Override
  public Optional<byte[]> read(int number) {
    return Optional.ofNullable(blocks.get(number));
  }

  @Override
  public void write(int number, byte[] block) {
    blocks.put(number, block);
    hashes.put(number, Arrays.hashCode(block));
  }

  @Override
  public void remove(int number) {
    blocks.remove(number);
  }

  Map<Integer, byte[]> blocks() {
    return blocks;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    blocks.forEach(
        (number, block) -> {
          assertThat(Arrays.hashCode(block)).isEqualTo(hashes.get(number));
          text.append(number).append(Arrays.toString(block));
        });
    return text.toString();
  }
}
