// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalForecast;
import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.ScaledForecast;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Which columns hold the forecast: decided once by the header, applied to every row. */
final class ForecastColumns {

  private static final String LABEL_PREFIX = "p.";
  private static final Pattern QUANTILE = Pattern.compile("q0?\\.\\d+");

  private final boolean interval;
  private final List<String> quantiles;
  private final List<String> labels;

  /**
   * The columns of a header.
   *
   * @throws IllegalArgumentException unless they are of exactly one kind of forecast
   */
  ForecastColumns(String source, List<String> header) {
    interval = header.containsAll(List.of("lower", "upper", "miss"));
    quantiles =
        header.stream()
            .filter(column -> QUANTILE.matcher(column).matches())
            .sorted(Comparator.comparingDouble(ForecastColumns::level))
            .toList();
    labels = header.stream().filter(column -> column.startsWith(LABEL_PREFIX)).toList();
    int kinds = (header.contains("point") ? 1 : 0) + (interval ? 1 : 0);
    kinds += (quantiles.isEmpty() ? 0 : 1) + (labels.isEmpty() ? 0 : 1);
    if (kinds != 1) {
      throw new IllegalArgumentException(
          source
              + ":1: the columns must be of exactly one kind of forecast (point with optional scale;"
              + " q<level> such as q0.05; lower, upper, miss; p.<label>): columns are "
              + header);
    }
  }

  /** A forecast, and whether its quantiles crossed and were sorted. */
  record Read(Forecast forecast, boolean crossed) {}

  private static double level(String column) {
    return Double.parseDouble(column.substring(1));
  }

  Read read(Row row) {
    if (!quantiles.isEmpty()) {
      double[] levels = quantiles.stream().mapToDouble(ForecastColumns::level).toArray();
      double[] values = quantiles.stream().mapToDouble(row::number).toArray();
      return new Read(QuantileForecast.sorted(levels, values), QuantileForecast.crosses(values));
    }
    return new Read(simple(row), false);
  }

  private Forecast simple(Row row) {
    if (labelled()) {
      List<String> names = labels.stream().map(c -> c.substring(LABEL_PREFIX.length())).toList();
      return new ClassForecast(names, labels.stream().mapToDouble(row::number).toArray());
    }
    if (interval) {
      return new IntervalForecast(row.number("lower"), row.number("upper"), row.number("miss"));
    }
    double point = row.number("point");
    return row.optional("scale").isPresent()
        ? new ScaledForecast(point, row.number("scale"))
        : new PointForecast(point);
  }

  /** Whether outcomes are labels. */
  boolean labelled() {
    return !labels.isEmpty();
  }
}
