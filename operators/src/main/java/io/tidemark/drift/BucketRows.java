// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import java.util.Arrays;

/**
 * An exponential histogram: row r holds up to 5 buckets of 2^r values each; a sixth makes the two
 * oldest one bucket of the next row. Buckets are numbered from the newest.
 *
 * <p>Sizes and sums are exact up to rounding; the spread of a bucket is merged by v = v1 + v2 + n1
 * n2 / (n1 + n2) (mean1 - mean2)^2. O(log n) space, O(1) amortized time a value.
 */
final class BucketRows {

  private static final int ROW = 5;
  private static final int FIELDS = 3;

  /** Per bucket, newest first: size, sum, sum of squared deviations. */
  private double[] cells = new double[FIELDS * 16];

  private int count;

  void add(double x) {
    insertFirst(x);
    int from = 0;
    double size = 1;
    int inRow = inRow(from, size);
    while (inRow > ROW) {
      merge(from + inRow - 2);
      from += inRow - 2;
      size *= 2;
      inRow = inRow(from, size);
    }
  }

  private int inRow(int from, double size) {
    int end = from;
    while (end < count && size(end) == size) {
      end++;
    }
    return end - from;
  }

  private void insertFirst(double x) {
    if (FIELDS * (count + 1) > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    System.arraycopy(cells, 0, cells, FIELDS, FIELDS * count);
    cells[0] = 1;
    cells[1] = x;
    cells[2] = 0;
    count++;
  }

  /** Makes one of bucket i and the older one beside it. */
  private void merge(int i) {
    int at = FIELDS * i;
    int older = at + FIELDS;
    double gap = cells[at + 1] / cells[at] - cells[older + 1] / cells[older];
    double size = cells[at] + cells[older];
    cells[at + 2] += cells[older + 2] + cells[at] * cells[older] / size * gap * gap;
    cells[at + 1] += cells[older + 1];
    cells[at] = size;
    System.arraycopy(cells, older + FIELDS, cells, older, FIELDS * count - older - FIELDS);
    count--;
  }

  void dropOldest() {
    count--;
  }

  int buckets() {
    return count;
  }

  double size(int i) {
    return cells[FIELDS * i];
  }

  double sum(int i) {
    return cells[FIELDS * i + 1];
  }

  long width() {
    double width = 0;
    for (int i = 0; i < count; i++) {
      width += size(i);
    }
    return (long) width;
  }

  double total() {
    double total = 0;
    for (int i = 0; i < count; i++) {
      total += sum(i);
    }
    return total;
  }

  /** Of all values; 0 of none. */
  double variance() {
    double n = 0;
    double sum = 0;
    double spread = 0;
    for (int i = 0; i < count; i++) {
      if (n > 0) {
        double gap = sum / n - sum(i) / size(i);
        spread += n * size(i) / (n + size(i)) * gap * gap;
      }
      spread += cells[FIELDS * i + 2];
      n += size(i);
      sum += sum(i);
    }
    return n == 0 ? 0 : spread / n;
  }

  void clear() {
    count = 0;
  }

  int snapshotSize() {
    return FIELDS * count;
  }

  void snapshot(double[] to, int at) {
    System.arraycopy(cells, 0, to, at, FIELDS * count);
  }

  void restore(double[] from, int at) {
    if ((from.length - at) % FIELDS != 0) {
      throw new IllegalArgumentException(
          "state must be " + at + " and a multiple of 3 numbers: were " + from.length);
    }
    count = (from.length - at) / FIELDS;
    cells = Arrays.copyOfRange(from, at, at + FIELDS * Math.max(count, 16));
  }
}
