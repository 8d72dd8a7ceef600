// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/**
 * Lots in ascending order of their highs: a lot (high, low, weight) stands for that many finite
 * scores in [low, high]; each has the tag of its pane.
 */
final class ScoreLots {

  private double[] highs = new double[0];
  private float[] lows = new float[0];
  private int[] weights = new int[0];
  private char[] tags = new char[0];
  private int size;
  private long[] upTo;

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
    if (upTo == null) {
      upTo = new long[size + 1];
      for (int j = 0; j < size; j++) {
        upTo[j + 1] = upTo[j] + weights[j];
      }
    }
    return upTo[i];
  }

  /** Lots whose high is below a value, or up to and with it. */
  int count(double value, boolean inclusive) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (highs[middle] < value || inclusive && highs[middle] == value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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
    ScoreLots taken = new ScoreLots();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (tags[i] == tag) {
        taken.append(highs[i], lows[i], weights[i], tag);
      } else {
        move(i, kept++);
      }
    }
    size = kept;
    upTo = null;
    return taken;
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
    upTo = null;
  }

  /** A lot that is not below those before. */
  void append(double high, float low, int weight, char tag) {
    ensure(size + 1);
    put(size++, high, low, weight, tag);
    upTo = null;
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
    upTo = null;
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
      int larger = Math.max(capacity, highs.length + (highs.length >> 1) + 16);
      highs = Arrays.copyOf(highs, larger);
      lows = Arrays.copyOf(lows, larger);
      weights = Arrays.copyOf(weights, larger);
      tags = Arrays.copyOf(tags, larger);
    }
  }
}
