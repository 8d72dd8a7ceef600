// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The pairs of one rollup and tick: all of them, or the 1024 with the smallest hashes. Pairs are
 * made before they are chosen, and the hash of an id knows nothing of features and misses: so the
 * choice does no harm to a test that reads them, and neither order nor grouping changes it.
 */
final class FeaturePairs {

  /** Pairs that are kept. */
  static final int CAPACITY = 1024;

  private static final Comparator<FeaturePair> BY_HASH =
      Comparator.comparingLong(FeaturePair::order).thenComparingLong(FeaturePair::eventTimeMicros);
  private static final Comparator<FeaturePair> BY_TIME =
      Comparator.comparingLong(FeaturePair::eventTimeMicros).thenComparingLong(FeaturePair::order);

  private final TreeSet<FeaturePair> smallest = new TreeSet<>(BY_HASH);

  void add(FeaturePair pair) {
    smallest.add(pair);
    if (smallest.size() > CAPACITY) {
      smallest.pollLast();
    }
  }

  void mergeWith(FeaturePairs other) {
    other.smallest.forEach(this::add);
  }

  /** In the order of time. */
  List<FeaturePair> inOrder() {
    return smallest.stream().sorted(BY_TIME).toList();
  }

  void write(LongTape to) {
    to.put((long) smallest.size());
    smallest.forEach(pair -> pair.write(to));
  }

  void read(LongTape from) {
    for (long left = from.get(); left > 0; left--) {
      add(FeaturePair.read(from));
    }
  }
}
