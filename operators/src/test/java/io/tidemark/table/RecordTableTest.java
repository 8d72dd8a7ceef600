// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordTableTest {

  private static final int BLOCK_BYTES = 1024;

  /**
   * A table, what it should hold, and how often it is written and released: never, or by chance.
   */
  private static final class Checked {
    private final Shelf shelf = new Shelf();
    private final RecordTable table = new RecordTable(shelf, BLOCK_BYTES, true);
    private final Map<Long, byte[]> expected = new TreeMap<>();

    void step(SplittableRandom random, int ids, boolean releases, SplittableRandom chance)
        throws Exception {
      long id = hash(random.nextInt(ids));
      int what = random.nextInt(100);
      if (what < 60) {
        byte[] content = new byte[random.nextInt(what < 3 ? 3000 : 60)];
        random.nextBytes(content);
        table.put(id, content);
        expected.put(id, content);
      } else if (what < 98) {
        table.remove(id);
        expected.remove(id);
      } else {
        forgetOdd();
      }
      if (releases && chance.nextInt(4) == 0) {
        table.write();
        if (chance.nextBoolean()) {
          table.release();
        }
      }
      assertThat(table.find(id).map(Arrays::hashCode))
          .isEqualTo(Optional.ofNullable(expected.get(id)).map(Arrays::hashCode));
    }

    /** And shortens some others. */
    private void forgetOdd() throws Exception {
      Map<Long, byte[]> seen = new HashMap<>();
      table.revise(
          (hash, content) -> {
            assertThat(seen.put(hash, content)).isNull();
            return revised(hash, content);
          });
      assertThat(seen.keySet()).isEqualTo(expected.keySet());
      Map<Long, byte[]> after = new TreeMap<>();
      expected.forEach((hash, v) -> revised(hash, v).ifPresent(left -> after.put(hash, left)));
      expected.clear();
      expected.putAll(after);
    }

    private static Optional<byte[]> revised(long hash, byte[] content) {
      if ((hash & 1) == 1) {
        return Optional.empty();
      }
      return Optional.of((hash & 2) == 2 && content.length > 2 ? new byte[] {7} : content);
    }

    void assertHoldsAll(int ids) throws Exception {
      for (int id = 0; id < ids; id++) {
        byte[] content = expected.get(hash(id));
        Optional<byte[]> found = table.find(hash(id));
        assertThat(found.isPresent()).isEqualTo(content != null);
        found.ifPresent(bytes -> assertThat(bytes).isEqualTo(content));
      }
      assertThat(table.isEmpty()).isEqualTo(expected.isEmpty());
    }

    String written() throws Exception {
      table.write();
      return shelf.text();
    }
  }

  private static long hash(int id) {
    long h = id * 0x9e3779b97f4a7c15L;
    return h ^ (h >>> 29);
  }

  @Property(tries = 150)
  void table_holdsWhatAMapWould_andItsBlocksDoNotDependOnWhenTheyAreWritten(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int ids) throws Exception {
    Checked kept = new Checked();
    Checked released = new Checked();
    SplittableRandom one = new SplittableRandom(seed);
    SplittableRandom two = new SplittableRandom(seed);
    SplittableRandom chance = new SplittableRandom(seed + 1);
    for (int step = 0; step < 600; step++) {
      kept.step(one, ids, false, chance);
      released.step(two, ids, true, chance);
    }
    kept.assertHoldsAll(ids);
    released.assertHoldsAll(ids);
    assertThat(released.written()).isEqualTo(kept.written());
  }

  @Test
  void tableWithoutRecords_leavesNothingInTheStore() throws Exception {
    Checked table = new Checked();
    for (int id = 0; id < 5_000; id++) {
      table.table.put(hash(id), new byte[20]);
    }
    assertThat(table.written()).isNotEmpty();

    for (int id = 0; id < 5_000; id++) {
      table.table.remove(hash(id));
    }
    assertThat(table.written()).isEmpty();
  }

  @Test
  void blocks_stayNearTheirSize_whateverTheirNumber() throws Exception {
    for (int records : new int[] {100, 1_000, 10_000, 100_000}) {
      Checked table = new Checked();
      for (int id = 0; id < records; id++) {
        table.table.put(hash(id), new byte[20]);
      }
      table.table.write();
      int largest = table.shelf.blocks().values().stream().mapToInt(b -> b.length).max().getAsInt();
      long bytes = records * 32L;

      assertThat(largest).isLessThan(4 * BLOCK_BYTES);
      assertThat((long) table.shelf.blocks().size()).isLessThanOrEqualTo(2 + bytes / BLOCK_BYTES);
    }
  }

  @Test
  void lookUp_readsOneBlockAndTheHeader() throws Exception {
    Checked table = new Checked();
    for (int id = 0; id < 10_000; id++) {
      table.table.put(hash(id), new byte[20]);
    }
    table.table.write();
    table.table.release();
    assertThat(table.table.held()).isZero();

    table.table.find(hash(17));

    assertThat(table.table.held()).isBetween(1L, 4L * BLOCK_BYTES);
  }

  /** Number of records, their hashes, where their contents end, their contents. */
  @Test
  void blockOfTheFirstLayout_isRead() throws Exception {
    String block = "02000000" + "0807060504030201" + "ffffffffffffffff" + "02000000" + "03000000";
    Shelf shelf = new Shelf();
    shelf.write(0, HexFormat.of().parseHex(block + "aabb" + "cc"));
    RecordTable table = new RecordTable(shelf, BLOCK_BYTES, false);

    assertThat(table.find(0x0102030405060708L).orElseThrow()).containsExactly(0xaa, 0xbb);
    assertThat(table.find(-1).orElseThrow()).containsExactly(0xcc);
    assertThat(table.find(1)).isEmpty();
  }
}
