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
 * @param features fingerprints of names, see {@link #key}
 * @param first values of the first prediction, one per feature; NaN where it has none
 * @param second likewise
 */
public record FeaturePair(
    long eventTimeMicros,
    long order,
    boolean firstMissed,
    boolean secondMissed,
    long[] features,
    double[] first,
    double[] second) {

  private static final int FIRST = 1;
  private static final int SECOND = 2;

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

  void write(LongTape to) {
    to.put(eventTimeMicros);
    to.put(order);
    to.put((long) ((firstMissed ? FIRST : 0) + (secondMissed ? SECOND : 0)));
    to.putAll(features);
    to.putAll(first);
    to.putAll(second);
  }

  static FeaturePair read(LongTape from) {
    long time = from.get();
    long order = from.get();
    long missed = from.get();
    return new FeaturePair(
        time,
        order,
        (missed & FIRST) != 0,
        (missed & SECOND) != 0,
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
