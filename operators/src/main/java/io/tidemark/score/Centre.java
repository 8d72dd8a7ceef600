// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Optional;

/** The single number in a forecast: a point, a median, or the middle of an interval. */
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
      return between(i.lower(), i.upper());
    }
    return ((QuantileForecast) forecast).at(MEDIAN).orElseThrow();
  }

  /** The double nearest to the middle; the sum is halved, not the ends, so that none underflows. */
  static double between(double lower, double upper) {
    double sum = lower + upper;
    return Double.isFinite(sum) ? sum / 2 : lower / 2 + upper / 2;
  }
}
