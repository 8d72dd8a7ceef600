// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordLogTest {

  private static final int STEPS = 1_500;
  private static final int LIFE = 500;

  /** Hashes that agree in their low bits often, so that runs are read in vain, too. */
  private static long hash(int id) {
    return (long) id << 15;
  }

  private record Added(long until, int number) {}

  /** A log, all that was added to it, and how often it is written and released: never, or so. */
  private static final class Checked {
    private final Shelf shelf = new Shelf();
    private final RecordLog log = new RecordLog(shelf, true);
    private final Map<Long, List<Added>> added = new HashMap<>();
    private long forgotten = Long.MIN_VALUE;

    void step(int step, SplittableRandom random, int ids, boolean releases, SplittableRandom chance)
        throws Exception {
      long hash = hash(random.nextInt(ids));
      if (random.nextInt(200) == 0) {
        forgotten = step;
        log.forget(step);
      } else {
        long until = step + random.nextInt(LIFE);
        added.computeIfAbsent(hash, h -> new ArrayList<>()).add(new Added(until, step));
        log.add(hash, until, ByteBuffer.allocate(4 + step % 9).putInt(step).array());
      }
      if (releases && chance.nextInt(10) == 0) {
        log.write();
        if (chance.nextBoolean()) {
          log.release();
        }
      }
      assertHolds(hash);
    }

    /** All that is to be kept, in order; nothing that was not added; little that is to go. */
    void assertHolds(long hash) throws Exception {
      List<Integer> found =
          log.find(hash).stream().map(content -> ByteBuffer.wrap(content).getInt()).toList();
      List<Added> ever = added.getOrDefault(hash, List.of());
      List<Integer> kept =
          ever.stream().filter(a -> a.until > forgotten).map(Added::number).toList();
      assertThat(found).isSorted().doesNotHaveDuplicates().containsAll(kept);
      assertThat(ever.stream().map(Added::number)).containsAll(found);
    }
  }

  @Property(tries = 40)
  void log_findsAllThatIsToBeKept_andItsBlocksDoNotDependOnWhenTheyAreWritten(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int ids) throws Exception {
    Checked kept = new Checked();
    Checked released = new Checked();
    SplittableRandom one = new SplittableRandom(seed);
    SplittableRandom two = new SplittableRandom(seed);
    SplittableRandom chance = new SplittableRandom(seed + 1);
    for (int step = 0; step < STEPS; step++) {
      kept.step(step, one, ids, false, chance);
      released.step(step, two, ids, true, chance);
    }
    kept.log.write();
    released.log.write();
    assertThat(released.shelf.text()).isEqualTo(kept.shelf.text());
    kept.log.release();
    for (int id = 0; id < ids; id++) {
      kept.assertHolds(hash(id));
    }
    kept.log.forget(STEPS + LIFE);
    kept.log.write();
    assertThat(kept.log.isEmpty()).isTrue();
    assertThat(kept.shelf.blocks()).isEmpty();
  }

  /** What was added after a run's other records keeps them for as long as itself, and no longer. */
  @Test
  void records_areForgottenWithTheirRun() throws Exception {
    RecordLog log = new RecordLog(new Shelf(), true);
    for (int i = 0; i < 4 * RecordLog.RUN_RECORDS; i++) {
      log.add(i, i, new byte[] {(byte) i});
    }
    log.forget(2 * RecordLog.RUN_RECORDS);

    assertThat(log.find(0)).isEmpty();
    assertThat(log.find(2 * RecordLog.RUN_RECORDS - 1)).isEmpty();
    assertThat(log.find(2 * RecordLog.RUN_RECORDS)).hasSize(1);
  }

  @Test
  void add_writesEachRecordOnce_howeverManyThereAre() throws Exception {
    long[] bytes = new long[1];
    Shelf shelf =
        new Shelf() {
          @Override
          public void write(int number, byte[] block) {
            bytes[0] += block.length;
            super.write(number, block);
          }
        };
    RecordLog log = new RecordLog(shelf, true);
    byte[] content = new byte[20];
    int records = 100_000;
    for (int i = 0; i < records; i++) {
      log.add(i * 0x9e3779b97f4a7c15L, i, content);
    }
    log.write();

    int perRecord = Long.BYTES + Integer.BYTES + content.length;
    assertThat(bytes[0]).isBetween((long) records * perRecord, (long) records * (perRecord + 4));
    assertThat(log.held()).isLessThan(3L * records);
  }
}
