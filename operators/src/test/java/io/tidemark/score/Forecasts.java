// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Forecasts of a number, degenerate ones among them. */
final class Forecasts {

  /** The target that the intervals and quantiles state. */
  static final double TARGET = 0.2;

  private Forecasts() {}

  static Arbitrary<Forecast> points() {
    return Numbers.any().map(PointForecast::new);
  }

  static Arbitrary<Forecast> scaled() {
    return Arbitraries.oneOf(
        Combinators.combine(Numbers.any(), Numbers.positive()).as(ScaledForecast::new),
        Combinators.combine(places(), sizes()).as(ScaledForecast::new));
  }

  static Arbitrary<Forecast> intervals() {
    return Combinators.combine(Numbers.any(), Numbers.any())
        .as((a, b) -> new IntervalForecast(Math.min(a, b), Math.max(a, b), TARGET));
  }

  static Arbitrary<Forecast> quantiles() {
    return Arbitraries.oneOf(
        Combinators.combine(Numbers.any(), Numbers.any(), Numbers.any()).as(Forecasts::quantiles),
        Combinators.combine(places(), sizes())
            .as((place, size) -> quantiles(place, place + size / 3, place + size)));
  }

  private static Forecast quantiles(double a, double b, double c) {
    return QuantileForecast.sorted(new double[] {.1, .5, .9}, new double[] {a, b, c});
  }

  private static Arbitrary<Double> places() {
    return Arbitraries.doubles().between(0, 1000);
  }

  private static Arbitrary<Double> sizes() {
    return Arbitraries.doubles().between(0.01, 100);
  }
}
