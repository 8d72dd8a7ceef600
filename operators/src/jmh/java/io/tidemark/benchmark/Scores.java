// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import java.util.SplittableRandom;

/** A repeatable stream of scores: sizes of normal errors, over and over in one order. */
final class Scores {

  private static final int SIZE = 1 << 14;

  private final double[] scores;
  private int next;

  /**
   * A stream.
   *
   * @param signed whether the errors keep their sign
   */
  Scores(boolean signed) {
    SplittableRandom random = new SplittableRandom(20260101);
    scores = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double error = random.nextGaussian();
      scores[i] = signed ? error : Math.abs(error);
    }
  }

  double next() {
    next = (next + 1) & (SIZE - 1);
    return scores[next];
  }
}
