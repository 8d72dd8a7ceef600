// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The labels of a forecast in the order of their probabilities. */
final class Likeliest {

  private Likeliest() {}

  /** Positions, likeliest first. The sort is stable: equal ones stay in the forecast's order. */
  static int[] first(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
