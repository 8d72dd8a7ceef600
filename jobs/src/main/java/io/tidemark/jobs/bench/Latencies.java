// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long each of a row of events took, from when it was due until it was first seen. */
final class Latencies {

  private static final long UNSEEN = -1;

  private final long first;
  private final long[] nanos;
  private int seen;

  /**
   * Of events that are numbered without gaps.
   *
   * @param first number
   * @param count at least 1
   */
  Latencies(long first, int count) {
    this.first = first;
    this.nanos = new long[count];
    Arrays.fill(nanos, UNSEEN);
  }

  /** An event was seen; another time than the first, or of another row, it counts for nothing. */
  void seen(long event, long afterNanos) {
    long index = event - first;
    if (index >= 0 && index < nanos.length && nanos[(int) index] == UNSEEN) {
      nanos[(int) index] = Math.max(0, afterNanos);
      seen++;
    }
  }

  boolean complete() {
    return seen == nanos.length;
  }

  int seen() {
    return seen;
  }

  int count() {
    return nanos.length;
  }

  /**
   * The least latency, in milliseconds, that a share of all events did not exceed.
   *
   * @param shares each in (0, 1]
   * @throws IllegalStateException unless all were seen: those that are missing are the slowest
   */
  double[] millis(double... shares) {
    if (!complete()) {
      throw new IllegalStateException("seen " + seen + " of " + nanos.length + " events");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    double millisecond = TimeUnit.MILLISECONDS.toNanos(1);
    return Arrays.stream(shares)
        .map(share -> sorted[(int) Math.ceil(share * sorted.length) - 1] / millisecond)
        .toArray();
  }
}
