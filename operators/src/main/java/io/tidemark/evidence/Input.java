// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * What a detector reads: whole numbers that are summed over the events of an observation, so that
 * neither order nor grouping changes the result. The first is always the number of trials.
 */
public enum Input {
  /** Trials and misses: {@link MissSums}. */
  MISSES(MissSums.SIZE),
  /** Ranks in [0, 1], such as conformal p-values or PITs: {@link RankSums}. */
  RANKS(RankSums.SIZE);

  private final int size;

  Input(int size) {
    this.size = size;
  }

  /** Numbers in a sum. */
  public int size() {
    return size;
  }

  /** The sums of no events. */
  public long[] zero() {
    return new long[size];
  }

  /** Adds sums to sums; an overflow is an error. */
  public void combine(long[] into, long[] more) {
    require(into);
    require(more);
    for (int i = 0; i < size; i++) {
      into[i] = Math.addExact(into[i], more[i]);
    }
  }

  void require(long[] sums) {
    if (sums.length != size) {
      throw new IllegalArgumentException(
          "sums of " + this + " must be " + size + " numbers: were " + sums.length);
    }
    if (sums[0] < 0) {
      throw new IllegalArgumentException("trials must be at least 0: was " + sums[0]);
    }
  }

  /** The second sum in its own unit: misses, or the sum of the ranks. */
  double total(long[] sums) {
    return this == MISSES ? sums[1] : sums[1] / RankSums.SCALE;
  }
}
