// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.Arrays;

/**
 * Two neighbouring outcomes of a segment, with what their predictions were made from. The arrays
 * must not be changed after construction.
 *
 * @param eventTimeMicros of the second outcome
 * @param order a hash of the second prediction's id, which tells pairs of one time apart
 * @param firstPValue of the first score against the frozen reference; NaN before there is one
 * @param secondPValue likewise
 * @param features fingerprints of names, see {@link #key}
 * @param first values of the first prediction, one per feature; NaN where it has none
 * @param second likewise
 */
public record FeaturePair(
    long eventTimeMicros,
    long order,
    boolean firstMissed,
    boolean secondMissed,
    double firstPValue,
    double secondPValue,
    long[] features,
    double[] first,
    double[] second) {

  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int P_VALUES = 4;

  /** What stands for a feature's name. */
  public static long key(String feature) {
    return Fingerprint.of(feature);
  }

  /** The place of a feature; below 0 when the pair has none such. */
  int indexOf(long key) {
    for (int i = 0; i < features.length; i++) {
      if (features[i] == key) {
        return i;
      }
    }
    return -1;
  }

  /** Whether both have a p-value; an older release told none. */
  private boolean ranked() {
    return !Double.isNaN(firstPValue) && !Double.isNaN(secondPValue);
  }

  void write(LongTape to) {
    to.put(eventTimeMicros);
    to.put(order);
    boolean ranked = ranked();
    int marks = (firstMissed ? FIRST : 0) + (secondMissed ? SECOND : 0) + (ranked ? P_VALUES : 0);
    to.put((long) marks);
    if (ranked) {
      to.put(firstPValue);
      to.put(secondPValue);
    }
    to.putAll(features);
    to.putAll(first);
    to.putAll(second);
  }

  static FeaturePair read(LongTape from) {
    long time = from.get();
    long order = from.get();
    long marks = from.get();
    boolean ranked = (marks & P_VALUES) != 0;
    return new FeaturePair(
        time,
        order,
        (marks & FIRST) != 0,
        (marks & SECOND) != 0,
        ranked ? from.getDouble() : Double.NaN,
        ranked ? from.getDouble() : Double.NaN,
        from.getAll(),
        from.getAllDoubles(),
        from.getAllDoubles());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeaturePair pair && Arrays.equals(longs(), pair.longs());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(longs());
  }

  private long[] longs() {
    LongTape tape = new LongTape();
    write(tape);
    return tape.written();
  }
}
