// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.ClassForecast;
import io.tidemark.event.IntervalForecast;
import io.tidemark.event.PointForecast;
import io.tidemark.event.QuantileForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.ScaledForecast;
import java.util.List;

/** Forecasts as the topic carries them, and as the core reads them. */
final class ForecastConversion {

  private ForecastConversion() {}

  /** A forecast, and whether its quantiles crossed and were sorted. */
  record Converted(Forecast forecast, boolean crossed) {}

  /** The core's forecasts check their own rules; here the message learns where the field is. */
  static Converted toCore(Object forecast) {
    try {
      return forecast instanceof QuantileForecast q ? quantiles(q) : uncrossed(simple(forecast));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("forecast." + e.getMessage(), e);
    }
  }

  private static Converted uncrossed(Forecast forecast) {
    return new Converted(forecast, false);
  }

  private static Forecast simple(Object forecast) {
    if (forecast instanceof PointForecast p) {
      return p.getScale() == null
          ? new io.tidemark.score.PointForecast(p.getValue())
          : new ScaledForecast(p.getValue(), p.getScale());
    }
    if (forecast instanceof IntervalForecast i) {
      return new io.tidemark.score.IntervalForecast(
          i.getLower(), i.getUpper(), i.getTargetMiscoverage());
    }
    if (forecast instanceof ClassForecast c) {
      return new io.tidemark.score.ClassForecast(c.getLabels(), array(c.getProbabilities()));
    }
    throw new IllegalArgumentException("kind must be known: was " + forecast.getClass().getName());
  }

  private static Converted quantiles(QuantileForecast q) {
    double[] levels = array(q.getLevels());
    double[] values = array(q.getValues());
    return new Converted(
        io.tidemark.score.QuantileForecast.sorted(levels, values),
        io.tidemark.score.QuantileForecast.crosses(values));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
