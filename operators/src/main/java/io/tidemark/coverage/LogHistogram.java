// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.Arrays;

/**
 * Counts values in logarithmic buckets, 128 to an octave at first: a finite x falls into the bucket
 * {@code sign(x) (bits(|x|) >>> shift)}, where bits is the IEEE 754 pattern. When more than {@value
 * #MAX_BUCKETS} buckets are used, all are merged in pairs.
 *
 * <p>Guarantee: a quantile is the exact order statistic rounded towards zero, by less than a share
 * of {@link #accuracy}: 2^-7 until the first merging of pairs, twice as much after each; values of
 * at most 8 significant bits are exact until then. Merging histograms is exact: the shift is the
 * least at which the distinct buckets fit, a property of the values alone, so neither their order
 * nor the way they were split among histograms changes a bit. Holds for normal numbers; below
 * 2e-308 the error is absolute. Infinite values are counted apart and take part in ranks; NaN is
 * refused.
 *
 * <p>O(log buckets) to find and O(buckets) to insert; at most 12 KiB.
 */
final class LogHistogram {

  static final int MAX_BUCKETS = 1024;

  private static final int FINEST = 45;
  private static final int MANTISSA_BITS = 52;
  private static final int INITIAL = 4;

  private int shift = FINEST;
  private int size;
  private int[] keys = new int[INITIAL];
  private long[] counts = new long[INITIAL];
  private long negativeInfinities;
  private long positiveInfinities;

  void add(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("a value must be a number: was NaN");
    }
    if (Double.isInfinite(x)) {
      negativeInfinities += x < 0 ? 1 : 0;
      positiveInfinities += x > 0 ? 1 : 0;
    } else {
      add(key(x), 1);
    }
  }

  void mergeWith(LogHistogram other) {
    while (shift < other.shift) {
      coarsen();
    }
    int steps = shift - other.shift;
    for (int i = 0; i < other.size; i++) {
      add(coarser(other.keys[i], steps), other.counts[i]);
      // a merge within this loop makes the keys to come coarser too
      steps = shift - other.shift;
    }
    negativeInfinities += other.negativeInfinities;
    positiveInfinities += other.positiveInfinities;
  }

  private int key(double x) {
    int magnitude = (int) (Double.doubleToRawLongBits(Math.abs(x)) >>> shift) + 1;
    return x == 0 ? 0 : x > 0 ? magnitude : -magnitude;
  }

  private static int coarser(int key, int steps) {
    int magnitude = ((Math.abs(key) - 1) >>> steps) + 1;
    return key == 0 ? 0 : key > 0 ? magnitude : -magnitude;
  }

  private void add(int key, long count) {
    int at = Arrays.binarySearch(keys, 0, size, key);
    if (at >= 0) {
      counts[at] += count;
      return;
    }
    insert(-at - 1, key, count);
    while (size > MAX_BUCKETS) {
      coarsen();
    }
  }

  private void insert(int at, int key, long count) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(keys, at, keys, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    keys[at] = key;
    counts[at] = count;
    size++;
  }

  private void coarsen() {
    shift++;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int key = coarser(keys[i], 1);
      if (kept > 0 && keys[kept - 1] == key) {
        counts[kept - 1] += counts[i];
      } else {
        keys[kept] = key;
        counts[kept++] = counts[i];
      }
    }
    size = kept;
  }

  /** All values, with infinite ones. */
  long count() {
    long count = negativeInfinities + positiveInfinities;
    for (int i = 0; i < size; i++) {
      count += counts[i];
    }
    return count;
  }

  /** The relative error of a finite quantile. */
  double accuracy() {
    return shift >= MANTISSA_BITS ? 1.0 : Math.scalb(1.0, shift - MANTISSA_BITS);
  }

  /**
   * The smallest value whose share reaches each level, rounded towards zero; empty without values.
   */
  double[] quantiles(double... levels) {
    long n = count();
    return n == 0
        ? new double[0]
        : Arrays.stream(levels)
            .map(level -> ofRank(Math.max(1, (long) Math.ceil(level * n))))
            .toArray();
  }

  private double ofRank(long rank) {
    long below = negativeInfinities;
    if (rank <= below) {
      return Double.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < size; i++) {
      below += counts[i];
      if (rank <= below) {
        return value(keys[i]);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private double value(int key) {
    double magnitude = Double.longBitsToDouble((Math.abs(key) - 1L) << shift);
    return key == 0 ? 0 : key > 0 ? magnitude : -magnitude;
  }

  void write(LongTape to) {
    to.put((long) shift);
    to.put(negativeInfinities);
    to.put(positiveInfinities);
    to.put((long) size);
    for (int i = 0; i < size; i++) {
      to.put((long) keys[i]);
      to.put(counts[i]);
    }
  }

  static LogHistogram read(LongTape from) {
    LogHistogram histogram = new LogHistogram();
    histogram.shift = (int) from.get();
    histogram.negativeInfinities = from.get();
    histogram.positiveInfinities = from.get();
    histogram.size = (int) from.get();
    histogram.keys = new int[Math.max(INITIAL, histogram.size)];
    histogram.counts = new long[histogram.keys.length];
    for (int i = 0; i < histogram.size; i++) {
      histogram.keys[i] = (int) from.get();
      histogram.counts[i] = from.get();
    }
    return histogram;
  }
}
