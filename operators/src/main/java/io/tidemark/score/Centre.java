// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/** The single number in a forecast. */
final class Centre {

  private static final double MEDIAN = 0.5;

  private Centre() {}

  static Optional<String> rejection(String score, Forecast forecast) {
    boolean known =
        forecast instanceof PointForecast
            || forecast instanceof ScaledForecast
            || forecast instanceof IntervalForecast
            || forecast instanceof QuantileForecast q && q.at(MEDIAN).isPresent();
    return known
        ? Optional.empty()
        : Optional.of(
            "score " + score + " needs a point, a median or an interval: was " + forecast);
  }

  static double of(Forecast forecast) {
    if (forecast instanceof PointForecast p) {
      return p.value();
    }
    if (forecast instanceof ScaledForecast s) {
      return s.value();
    }
    if (forecast instanceof IntervalForecast i) {
      return i.lower() / 2 + i.upper() / 2;
    }
    return ((QuantileForecast) forecast).at(MEDIAN).orElseThrow();
  }
}
