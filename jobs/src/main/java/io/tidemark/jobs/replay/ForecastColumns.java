// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalForecast;
import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.ScaledForecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which columns hold the forecast: decided once by the header, applied to every row. */
final class ForecastColumns {

  private static final String LABEL_PREFIX = "p.";

  /** A forecast, and whether its quantiles crossed and were sorted. */
  record Read(Forecast forecast, boolean crossed) {}

  /** Reads a cell as a number, or throws naming the column and the value. */
  interface Cells extends ToDoubleFunction<String> {
    /** Whether the cell has text. */
    boolean has(String column);
  }

  private final List<String> header;
  private final List<String> quantiles = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

  ForecastColumns(List<String> header) {
    this.header = header;
    header.stream().filter(ForecastColumns::isQuantile).forEach(quantiles::add);
    quantiles.sort(Comparator.comparingDouble(ForecastColumns::level));
    header.stream().filter(c -> c.startsWith(LABEL_PREFIX)).forEach(labels::add);
    int kinds = kinds();
    if (kinds != 1) {
      throw new IllegalArgumentException(
          "the header must have the columns of exactly one kind of forecast (point; q<level>;"
              + " lower, upper, miss; p.<label>): had "
              + header);
    }
  }

  private int kinds() {
    return (header.contains("point") ? 1 : 0)
        + (quantiles.isEmpty() ? 0 : 1)
        + (header.contains("lower") ? 1 : 0)
        + (labels.isEmpty() ? 0 : 1);
  }

  static boolean isQuantile(String column) {
    return column.matches("q0?\\.\\d+");
  }

  private static double level(String column) {
    return Double.parseDouble(column.substring(1));
  }

  Read read(Cells cells) {
    if (!quantiles.isEmpty()) {
      return readQuantiles(cells);
    }
    if (!labels.isEmpty()) {
      double[] p = labels.stream().mapToDouble(cells).toArray();
      List<String> names = labels.stream().map(c -> c.substring(LABEL_PREFIX.length())).toList();
      return new Read(new ClassForecast(names, p), false);
    }
    if (header.contains("lower")) {
      return new Read(
          new IntervalForecast(
              cells.applyAsDouble("lower"),
              cells.applyAsDouble("upper"),
              cells.applyAsDouble("miss")),
          false);
    }
    double point = cells.applyAsDouble("point");
    Forecast forecast =
        header.contains("scale") && cells.has("scale")
            ? new ScaledForecast(point, cells.applyAsDouble("scale"))
            : new PointForecast(point);
    return new Read(forecast, false);
  }

  private Read readQuantiles(Cells cells) {
    double[] levels = quantiles.stream().mapToDouble(ForecastColumns::level).toArray();
    double[] values = quantiles.stream().mapToDouble(cells).toArray();
    return new Read(QuantileForecast.sorted(levels, values), QuantileForecast.crosses(values));
  }

  /** Whether outcomes are labels. */
  boolean labelled() {
    return !labels.isEmpty();
  }
}
