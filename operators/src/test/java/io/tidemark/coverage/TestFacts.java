// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.coverage.SegmentFact.Kind;

/** Facts of one target, as tests want them. */
public final class TestFacts {

  private TestFacts() {}

  /** A prediction was made. */
  public static SegmentFact issued(long atMicros, long hash) {
    return plain(Kind.ISSUED, atMicros, hash);
  }

  /** Anything that is not an outcome. */
  public static SegmentFact plain(Kind kind, long atMicros, long hash) {
    boolean[] none = {};
    return new SegmentFact(kind, atMicros, hash, 0, 0, none, none, new double[0], new double[0]);
  }

  /** An outcome that the issued band and the baseline judge alike. */
  public static SegmentFact settled(long atMicros, long hash, boolean missed) {
    return settled(atMicros, hash, missed, missed);
  }

  /** An outcome. Its score is its hash, its width twice that, its interval score thrice. */
  public static SegmentFact settled(
      long atMicros, long hash, boolean missed, boolean baselineMissed) {
    return new SegmentFact(
        Kind.SETTLED,
        atMicros,
        hash,
        10 * hash,
        hash,
        new boolean[] {missed},
        new boolean[] {baselineMissed},
        new double[] {2.0 * hash},
        new double[] {3.0 * hash});
  }
}
