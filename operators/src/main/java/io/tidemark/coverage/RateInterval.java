// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/** Bounds of a rate, in [0, 1]. */
public record RateInterval(double low, double high) {

  static void require(long hits, long trials, double error) {
    if (trials < 0) {
      throw new IllegalArgumentException("trials must be at least 0: was " + trials);
    }
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(
          "hits must be in [0, trials = " + trials + "]: was " + hits);
    }
    if (!(error > 0 && error < 1)) {
      throw new IllegalArgumentException("error must be in (0, 1): was " + error);
    }
  }
}
