// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

/** A number in [0, 1) derived from a prediction id, so that replays agree. */
public final class TieBreak {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private TieBreak() {}

  /** FNV-1a over the characters, finished with the mixer of SplitMix64. */
  public static long hash(String id) {
    long h = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      h = (h ^ id.charAt(i)) * FNV_PRIME;
    }
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }

  /** The upper 53 bits of the hash as a fraction. */
  public static double of(String id) {
    return (hash(id) >>> 11) * 0x1.0p-53;
  }
}
