// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/**
 * Lots in ascending order of their highs: a lot (high, low, weight) stands for that many finite
 * scores in [low, high]; each has the tag of its pane.
 */
final class ScoreLots {

  private double[] highs;
  private float[] lows;
  private int[] weights;
  private char[] tags;
  private int size;
  private long[] upTo = new long[1];
  private boolean summed = true;

  /** No lots. */
  ScoreLots() {
    this(0);
  }

  /** No lots, and room for some. */
  ScoreLots(int room) {
    highs = new double[room];
    lows = new float[room];
    weights = new int[room];
    tags = new char[room];
  }

  int size() {
    return size;
  }

  double high(int i) {
    return highs[i];
  }

  float low(int i) {
    return lows[i];
  }

  int weight(int i) {
    return weights[i];
  }

  char tagAt(int i) {
    return tags[i];
  }

  /** The weight of the lots before the i-th, from 0 to all. */
  long weightBefore(int i) {
    if (!summed) {
      sum();
    }
    return upTo[i];
  }

  private void sum() {
    if (upTo.length <= size) {
      upTo = new long[highs.length + 1];
    }
    long weight = 0;
    for (int j = 0; j < size; j++) {
      weight += weights[j];
      upTo[j + 1] = weight;
    }
    summed = true;
  }

  /** Lots whose high is below a value, or up to and with it. */
  int count(double value, boolean inclusive) {
    int from = 0;
    for (int left = size; left > 0; ) {
      int half = left >>> 1;
      double high = highs[from + half];
      if (inclusive ? high <= value : high < value) {
        from += half + 1;
        left -= half + 1;
      } else {
        left = half;
      }
    }
    return from;
  }

  /** Scores that may be at most as large as a value: the weight of lots that begin up to it. */
  long weightBegunUpTo(double value) {
    long weight = 0;
    for (int i = 0; i < size; i++) {
      weight += lows[i] <= value ? weights[i] : 0;
    }
    return weight;
  }

  /** Removes a pane's lots and gives them. */
  ScoreLots take(char tag) {
    ScoreLots taken = new ScoreLots(countOf(tag));
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (tags[i] == tag) {
        taken.put(taken.size++, highs[i], lows[i], weights[i], tag);
      } else {
        move(i, kept++);
      }
    }
    taken.summed = false;
    size = kept;
    summed = false;
    return taken;
  }

  private int countOf(char tag) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += tags[i] == tag ? 1 : 0;
    }
    return count;
  }

  /** Removes a pane's lots. */
  void remove(char tag) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (tags[i] != tag) {
        move(i, kept++);
      }
    }
    size = kept;
    summed = false;
  }

  /** A lot that is not below those before. */
  void append(double high, float low, int weight, char tag) {
    ensure(size + 1);
    put(size++, high, low, weight, tag);
    summed = false;
  }

  /** Merges in other lots, from the back, so that nothing is moved twice. */
  void putAll(ScoreLots other) {
    ensure(size + other.size);
    int from = size - 1;
    size += other.size;
    int to = size - 1;
    for (int i = other.size - 1; i >= 0; i--) {
      while (from >= 0 && highs[from] >= other.highs[i]) {
        move(from--, to--);
      }
      put(to--, other.highs[i], other.lows[i], other.weights[i], other.tags[i]);
    }
    summed = false;
  }

  void copyHighsTo(double[] target, int at) {
    System.arraycopy(highs, 0, target, at, size);
  }

  private void move(int from, int to) {
    put(to, highs[from], lows[from], weights[from], tags[from]);
  }

  private void put(int to, double high, float low, int weight, char tag) {
    highs[to] = high;
    lows[to] = low;
    weights[to] = weight;
    tags[to] = tag;
  }

  private void ensure(int capacity) {
    if (capacity > highs.length) {
      int larger = Math.max(capacity, highs.length + (highs.length >> 1));
      highs = Arrays.copyOf(highs, larger);
      lows = Arrays.copyOf(lows, larger);
      weights = Arrays.copyOf(weights, larger);
      tags = Arrays.copyOf(tags, larger);
    }
  }
}
