// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.coverage.SegmentFact.Kind;
import java.util.OptionalDouble;

/** Facts of one target, as tests want them. */
public final class TestFacts {

  /** The targets of these facts. */
  public static final double[] TARGETS = {0.1};

  private static final boolean[] UNKNOWN = {};

  private TestFacts() {}

  /** A prediction was made. */
  public static SegmentFact issued(long atMicros) {
    return SegmentFact.of(Kind.ISSUED, atMicros);
  }

  /** An outcome that the issued band and the baseline judge alike. */
  public static SegmentFact settled(long atMicros, double number, boolean missed) {
    return settled(atMicros, number, missed, missed);
  }

  /**
   * An outcome. Its score is a number, its width twice that, its interval score thrice, its issued
   * threshold four times, its frozen one five times, its delay ten times; no p-value.
   */
  public static SegmentFact settled(
      long atMicros, double number, boolean missed, boolean baselineMissed) {
    return outcome(atMicros, number, OptionalDouble.empty(), missed, baselineMissed, UNKNOWN);
  }

  /** The same with a p-value and the miss before it. */
  public static SegmentFact outcome(
      long atMicros,
      double number,
      OptionalDouble pValue,
      boolean missed,
      boolean baselineMissed,
      boolean[] previous) {
    return new SegmentFact(
        Kind.SETTLED,
        atMicros,
        (long) (10 * number),
        number,
        pValue,
        new boolean[] {missed},
        new boolean[] {baselineMissed},
        previous,
        new double[] {2.0 * number},
        new double[] {3.0 * number},
        new double[] {4.0 * number},
        new double[] {5.0 * number});
  }

  /** The sums of facts. */
  public static TickSums sums(Iterable<SegmentFact> facts) {
    TickSums sums = new TickSums();
    facts.forEach(fact -> sums.add(fact, TARGETS));
    return sums;
  }
}
