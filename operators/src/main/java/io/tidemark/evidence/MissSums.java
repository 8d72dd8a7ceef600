// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/** Sums of misses: trials, misses. */
public final class MissSums {

  static final int SIZE = 2;

  private MissSums() {}

  /** Adds one outcome. */
  public static void add(long[] sums, boolean missed) {
    sums[0]++;
    sums[1] += missed ? 1 : 0;
  }

  /**
   * The sums of some outcomes.
   *
   * @param trials at least 0
   * @param misses in [0, trials]
   */
  public static long[] of(long trials, long misses) {
    if (misses < 0 || misses > trials) {
      throw new IllegalArgumentException(
          "misses must be in [0, trials = " + trials + "]: was " + misses);
    }
    return new long[] {trials, misses};
  }
}
