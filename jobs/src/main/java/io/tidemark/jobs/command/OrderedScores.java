// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.calibration.ThresholdSource;
import io.tidemark.quantile.ConformalRank;
import io.tidemark.quantile.Decay;
import io.tidemark.quantile.WeightedScores;
import java.util.Arrays;

/** Every score in its order, or the last ones of them: a window that takes no short cut. */
final class OrderedScores implements ThresholdSource {

  /** Older scores all together weigh less than the rounding of the rest. */
  private static final double NEGLIGIBLE = 1e-18;

  private final int capacity;
  private double[] arrived = new double[256];
  private double[] ascending = new double[256];
  private int oldest;
  private int size;

  OrderedScores(int capacity) {
    this.capacity = capacity;
  }

  void add(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score must be a number: was NaN");
    }
    if (size == capacity) {
      removeOldest();
    }
    if (oldest + size == arrived.length) {
      makeRoom();
    }
    double one = score + 0.0; // one zero, so that it is found again
    arrived[oldest + size] = one;
    int at = atLeast(one);
    System.arraycopy(ascending, at, ascending, at + 1, size - at);
    ascending[at] = one;
    size++;
  }

  private void removeOldest() {
    int at = atLeast(arrived[oldest]);
    System.arraycopy(ascending, at + 1, ascending, at, size - at - 1);
    oldest++;
    size--;
  }

  private void makeRoom() {
    int length = Math.max(256, 2 * size);
    double[] moved = new double[length];
    System.arraycopy(arrived, oldest, moved, 0, size);
    arrived = moved;
    oldest = 0;
    ascending = Arrays.copyOf(ascending, length);
  }

  /** Scores below a score. */
  private int atLeast(double score) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending[middle] < score) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The largest level at which a score would be covered; 1 if empty. */
  double level(double score) {
    return size == 0 ? 1.0 : (double) (size - atLeast(score)) / size;
  }

  @Override
  public double threshold(double miscoverage) {
    if (miscoverage <= 0 || miscoverage >= 1) {
      return miscoverage <= 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    long rank = ConformalRank.of(size, miscoverage);
    if (rank < 1) {
      return Double.NEGATIVE_INFINITY;
    }
    return rank > size ? Double.POSITIVE_INFINITY : ascending[(int) rank - 1];
  }

  @Override
  public double threshold(double miscoverage, Decay decay) {
    WeightedScores scores = new WeightedScores();
    for (int age = 0; age < size; age++) {
      double weight = decay.meanWeight(age, 1);
      if (weight < NEGLIGIBLE * decay.factor()) {
        break;
      }
      scores.add(arrived[oldest + size - 1 - age], weight);
    }
    return scores.threshold(miscoverage, decay.testMass());
  }
}
