// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * How often outcomes followed each other.
 *
 * @param n00 a hit after a hit
 * @param n01 a miss after a hit
 * @param n10 a hit after a miss
 * @param n11 a miss after a miss
 */
public record Transitions(long n00, long n01, long n10, long n11) {

  /** Refuses negative counts. */
  public Transitions {
    if (n00 < 0 || n01 < 0 || n10 < 0 || n11 < 0) {
      throw new IllegalArgumentException(
          "transitions must be at least 0: were %d, %d, %d, %d".formatted(n00, n01, n10, n11));
    }
  }

  /** Of outcomes in event-time order. */
  public static Transitions of(boolean[] missed) {
    long[] n = new long[4];
    for (int t = 1; t < missed.length; t++) {
      n[(missed[t - 1] ? 2 : 0) + (missed[t] ? 1 : 0)]++;
    }
    return new Transitions(n[0], n[1], n[2], n[3]);
  }
}
