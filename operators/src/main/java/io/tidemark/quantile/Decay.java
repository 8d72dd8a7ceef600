// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

/**
 * Weights by age: the newest score weighs factor, the one before it factor^2, and so on; the point
 * that is predicted weighs testMass at +infinity.
 *
 * @param factor in (0, 1]; 1 weighs all scores alike
 * @param testMass at least 0; 1 in the theorem
 */
public record Decay(double factor, double testMass) {

  /** Rejects numbers outside their domain. */
  public Decay {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException("factor must be in (0, 1]: was " + factor);
    }
    if (!(testMass >= 0 && testMass < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("testMass must be finite and at least 0: was " + testMass);
    }
  }

  /**
   * The mean weight of neighbours in age.
   *
   * @param newer scores newer than all of them
   * @param count how many they are, at least 1
   */
  public double meanWeight(long newer, long count) {
    double newest = Math.pow(factor, newer + 1);
    return count == 1 || factor == 1.0
        ? newest
        : newest * (1 - Math.pow(factor, count)) / (count * (1 - factor));
  }
}
