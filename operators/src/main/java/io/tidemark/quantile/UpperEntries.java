// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/** Ascending entries, those of equal highs joined. */
final class UpperEntries {
  private final double[] highs;
  private final double[] lows;
  private final long[] weights;
  private int size;

  UpperEntries(int capacity) {
    this.highs = new double[capacity];
    this.lows = new double[capacity];
    this.weights = new long[capacity];
  }

  /** The entries of panes. */
  static UpperSummary of(SingleScores singles, ScoreLots lots, long negative, long positive) {
    UpperEntries entries = new UpperEntries(singles.size() + lots.size());
    int s = 0;
    for (int i = 0; i < lots.size(); i++) {
      for (; s < singles.size() && singles.at(s) <= lots.high(i); s++) {
        entries.add(singles.at(s), singles.at(s), 1);
      }
      entries.add(lots.high(i), lots.low(i), lots.weight(i));
    }
    for (; s < singles.size(); s++) {
      entries.add(singles.at(s), singles.at(s), 1);
    }
    return entries.build(negative, positive);
  }

  void add(double high, double low, long weight) {
    if (size > 0 && highs[size - 1] == high) {
      weights[size - 1] += weight;
      lows[size - 1] = Math.min(lows[size - 1], low);
      return;
    }
    highs[size] = high;
    lows[size] = low;
    weights[size++] = weight;
  }

  UpperSummary build(long negative, long positive) {
    return new UpperSummary(
        Arrays.copyOf(highs, size),
        Arrays.copyOf(lows, size),
        Arrays.copyOf(weights, size),
        negative,
        positive);
  }
}
