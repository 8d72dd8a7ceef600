// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One flat merge of ascending centroids, in the order of mean, then weight. The result depends on
 * the centroids alone, not on how they were parted or in which order the parts came.
 *
 * <p>O(m log p) time for m centroids in p parts.
 */
final class CentroidMerge {

  private final double[] means;
  private final double[] weights;
  private int size;

  CentroidMerge(List<double[][]> parts) {
    int total = parts.stream().mapToInt(part -> part[0].length).sum();
    this.means = new double[total];
    this.weights = new double[total];
    if (parts.size() == 2) {
      mergeTwo(new Cursor(parts.get(0)), new Cursor(parts.get(1)));
    } else {
      mergeAll(parts);
    }
    orderTies();
  }

  double[] means() {
    return means;
  }

  double[] weights() {
    return weights;
  }

  private void mergeTwo(Cursor a, Cursor b) {
    while (a.hasNext() && b.hasNext()) {
      take(Double.compare(a.mean(), b.mean()) <= 0 ? a : b);
    }
    Cursor rest = a.hasNext() ? a : b;
    while (rest.hasNext()) {
      take(rest);
    }
  }

  private void mergeAll(List<double[][]> parts) {
    PriorityQueue<Cursor> queue =
        new PriorityQueue<>(Math.max(1, parts.size()), Comparator.comparingDouble(Cursor::mean));
    parts.stream().map(Cursor::new).filter(Cursor::hasNext).forEach(queue::add);
    while (!queue.isEmpty()) {
      Cursor least = queue.poll();
      take(least);
      if (least.hasNext()) {
        queue.add(least);
      }
    }
  }

  private void take(Cursor cursor) {
    means[size] = cursor.mean();
    weights[size++] = cursor.weight();
    cursor.next++;
  }

  /** Sorts the weights of equal means, by insertion: few are out of order. */
  private void orderTies() {
    for (int i = 1; i < size; i++) {
      double weight = weights[i];
      int to = i;
      while (to > 0 && means[to - 1] == means[i] && weights[to - 1] > weight) {
        weights[to] = weights[to - 1];
        to--;
      }
      weights[to] = weight;
    }
  }

  private static final class Cursor {
    private final double[] means;
    private final double[] weights;
    private int next;

    Cursor(double[][] part) {
      this.means = part[0];
      this.weights = part[1];
    }

    boolean hasNext() {
      return next < means.length;
    }

    double mean() {
      return means[next];
    }

    double weight() {
      return weights[next];
    }
  }
}
