// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/** Single finite scores in ascending order, each with the tag of its pane. */
final class SingleScores {

  private double[] scores;
  private char[] tags;
  private int size;

  SingleScores() {
    this(new double[16], new char[16], 0);
  }

  private SingleScores(double[] scores, char[] tags, int size) {
    this.scores = scores;
    this.tags = tags;
    this.size = size;
  }

  /** Takes the first ascending scores and their tags; both are copied. */
  static SingleScores of(double[] scores, int count, char[] tags) {
    double[] roomy = new double[count + 16];
    System.arraycopy(scores, 0, roomy, 0, count);
    return new SingleScores(roomy, Arrays.copyOf(tags, count + 16), count);
  }

  int size() {
    return size;
  }

  double at(int i) {
    return scores[i];
  }

  char tagAt(int i) {
    return tags[i];
  }

  void insert(double score, char tag) {
    ensure(size + 1);
    int to = countBelow(score);
    System.arraycopy(scores, to, scores, to + 1, size - to);
    System.arraycopy(tags, to, tags, to + 1, size - to);
    scores[to] = score;
    tags[to] = tag;
    size++;
  }

  /** Scores below a value: steps without branches, because a new score is in no known place. */
  int countBelow(double value) {
    int from = 0;
    for (int left = size; left > 1; ) {
      int half = left >>> 1;
      from += scores[from + half - 1] < value ? half : 0;
      left -= half;
    }
    return size > 0 && scores[from] < value ? from + 1 : from;
  }

  /** Scores at most as large as a value. */
  int countUpTo(double value) {
    int from = 0;
    for (int left = size; left > 1; ) {
      int half = left >>> 1;
      from += scores[from + half - 1] <= value ? half : 0;
      left -= half;
    }
    return size > 0 && scores[from] <= value ? from + 1 : from;
  }

  /** Scores at most as large as a value that is a little above the first so many. */
  int countUpTo(double value, int first) {
    int count = first;
    while (count < size && scores[count] <= value) {
      count++;
    }
    return count;
  }

  /** Scores at most as large as a value that the first so many end a little above. */
  int countDownTo(double value, int first) {
    int count = first;
    while (count > 0 && scores[count - 1] > value) {
      count--;
    }
    return count;
  }

  /** Removes a pane's scores and gives them, ascending. */
  double[] take(char tag) {
    double[] taken = new double[size];
    int kept = 0;
    for (int i = 0; i < size; i++) {
      double score = scores[i];
      char its = tags[i];
      taken[i - kept] = score;
      scores[kept] = score;
      tags[kept] = its;
      kept += its == tag ? 0 : 1;
    }
    int out = size - kept;
    size = kept;
    return Arrays.copyOf(taken, out);
  }

  /** Removes a pane's scores. */
  void remove(char tag) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      scores[kept] = scores[i];
      tags[kept] = tags[i];
      kept += tags[i] == tag ? 0 : 1;
    }
    size = kept;
  }

  /** Merges in a pane's ascending scores, from the back, so that nothing is moved twice. */
  void putAll(double[] ascending, char tag) {
    ensure(size + ascending.length);
    int from = size - 1;
    size += ascending.length;
    int to = size - 1;
    for (int i = ascending.length - 1; i >= 0; i--) {
      while (from >= 0 && scores[from] >= ascending[i]) {
        scores[to] = scores[from];
        tags[to--] = tags[from--];
      }
      scores[to] = ascending[i];
      tags[to--] = tag;
    }
  }

  /** Adds all with the weights of their panes to scores that hold no finite one yet. */
  void addTo(WeightedScores weighted, char oldest, double[] byDistance) {
    weighted.addAscending(scores, size, tags, oldest, byDistance);
  }

  void copyTo(double[] target, int at) {
    System.arraycopy(scores, 0, target, at, size);
  }

  private void ensure(int capacity) {
    if (capacity > scores.length) {
      int larger = Math.max(capacity, scores.length + (scores.length >> 1));
      scores = Arrays.copyOf(scores, larger);
      tags = Arrays.copyOf(tags, larger);
    }
  }
}
