// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/**
 * Joins ascending entries (high, low, weight), met from the largest down, into fewer: an entry
 * takes in the next lower one while their joint weight is at most .04 of the mass above, at most
 * .08 if the lower one lies within its range, and always when both have the same high. A joint
 * entry keeps the larger high, so mass only moves upwards.
 *
 * <p>The second limit is what keeps the excess small: entries that could not take in new scores of
 * their own range would be overlaid by others, layer by layer.
 *
 * <p>Of scores coalesced for the first time, the 50 largest stay single unless they are equal. O(1)
 * time per entry.
 */
final class Coalescing {

  /** Share of the mass above up to which an entry takes in its neighbour. */
  static final double JOIN = 0.04;

  /** Share of the mass above up to which an entry takes in scores of its own range. */
  static final double ABSORB = 0.08;

  private final double[] highs;
  private final double[] lows;
  private final long[] weights;
  private int first;
  private double massAbove;

  Coalescing(int entries) {
    this.highs = new double[entries];
    this.lows = new double[entries];
    this.weights = new long[entries];
    this.first = entries;
  }

  /** The coalesced scores and lots of one pane. */
  static Coalescing of(double[] ascending, ScoreLots lots) {
    Coalescing entries = new Coalescing(ascending.length + lots.size());
    int j = lots.size() - 1;
    for (int i = ascending.length - 1; i >= 0; i--) {
      for (; j >= 0 && lots.high(j) > ascending[i]; j--) {
        entries.add(lots.high(j), lots.low(j), lots.weight(j));
      }
      entries.add(ascending[i], floor(ascending[i]), 1);
    }
    for (; j >= 0; j--) {
      entries.add(lots.high(j), lots.low(j), lots.weight(j));
    }
    return entries;
  }

  /** The next entry, not above those before. */
  void add(double high, double low, long weight) {
    if (first < highs.length && joins(high, low, weight)) {
      weights[first] += weight;
      lows[first] = Math.min(lows[first], low);
      return;
    }
    massAbove += first < highs.length ? weights[first] : 0;
    first--;
    highs[first] = high;
    lows[first] = low;
    weights[first] = weight;
  }

  private boolean joins(double high, double low, long weight) {
    long joint = weights[first] + weight;
    boolean within = low >= lows[first] && JOIN * massAbove >= 2;
    double limit = (within ? ABSORB : JOIN) * massAbove;
    return joint <= Integer.MAX_VALUE && (high == highs[first] || joint <= limit);
  }

  /** The scores that stayed single, ascending. */
  double[] singles() {
    double[] singles = new double[highs.length - first];
    int n = 0;
    for (int i = first; i < highs.length; i++) {
      if (weights[i] == 1) {
        singles[n++] = highs[i];
      }
    }
    return Arrays.copyOf(singles, n);
  }

  /** Entries. */
  int size() {
    return highs.length - first;
  }

  /** Every entry, ascending. */
  void forEach(EntryConsumer consumer) {
    for (int i = first; i < highs.length; i++) {
      consumer.accept(highs[i], lows[i], weights[i]);
    }
  }

  /** Takes an entry. */
  interface EntryConsumer {
    void accept(double high, double low, long weight);
  }

  /** The largest float that is not above a value. */
  static float floor(double value) {
    float nearest = (float) value;
    return nearest > value ? Math.nextDown(nearest) : nearest;
  }
}
