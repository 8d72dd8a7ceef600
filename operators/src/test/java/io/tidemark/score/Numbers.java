// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Finite numbers of all sizes: everyday ones, whole ones with many ties, tiny and huge ones. */
final class Numbers {

  private Numbers() {}

  static Arbitrary<Double> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.doubles().between(-1e3, 1e3).ofScale(6)),
        Tuple.of(3, Arbitraries.integers().between(-5, 5).map(i -> (double) i)),
        Tuple.of(3, bits()));
  }

  static Arbitrary<Double> positive() {
    return any().map(Math::abs).filter(x -> x > 0);
  }

  /** Every finite double equally likely, so most are extreme. */
  private static Arbitrary<Double> bits() {
    return Arbitraries.longs()
        .withDistribution(RandomDistribution.uniform())
        .map(Double::longBitsToDouble)
        .filter(Double::isFinite);
  }
}
