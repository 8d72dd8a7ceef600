// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Cuts each of Flink's key groups into parts, so that many look-up keys share the state and the
 * timers of one key: the key of their part, which is one of the same key group. What is in state
 * depends on this: neither the number of parts nor their keys may change.
 */
final class DirectoryParts {

  private static final int PARTS = 1 << 12;
  private static final char PREFIX = '#';
  private static final int HASH_SHIFT = 40;

  private final int maxParallelism;
  private final String[][] keys;

  /** All parts of a job. */
  DirectoryParts(int maxParallelism) {
    this.maxParallelism = maxParallelism;
    this.keys = new String[maxParallelism][perGroup(maxParallelism)];
    int[] found = new int[maxParallelism];
    int missing = keys.length * keys[0].length;
    for (int i = 0; missing > 0; i++) {
      String key = PREFIX + Integer.toString(i);
      int group = group(key);
      if (found[group] < keys[group].length) {
        keys[group][found[group]++] = key;
        missing--;
      }
    }
  }

  private static int perGroup(int maxParallelism) {
    return Math.max(1, Integer.highestOneBit(PARTS / maxParallelism));
  }

  private int group(String key) {
    return KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
  }

  /** The key of the part of a look-up key with a hash; always the same instance. */
  String key(String lookupKey, long hash) {
    String[] ofGroup = keys[group(lookupKey)];
    return ofGroup[(int) (hash >>> HASH_SHIFT) & (ofGroup.length - 1)];
  }

  /** Whether a key is that of a part. */
  static boolean isPart(String key) {
    return key.charAt(0) == PREFIX;
  }
}
