// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.score.OutcomeValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** One row of a replay file as a prediction and, where it is known, its outcome. */
final class RowReader {

  private static final String DIMENSION_PREFIX = "dim.";
  private static final List<String> REQUIRED =
      List.of("id", "model", "predicted_at", "known_at", "outcome");

  private final String source;
  private final List<String> header;
  private final ForecastColumns forecasts;

  RowReader(String source, List<String> header) {
    this.source = source;
    this.header = header;
    for (String column : REQUIRED) {
      if (!header.contains(column)) {
        throw new IllegalArgumentException(
            "the header must have the column " + column + ": had " + header);
      }
    }
    this.forecasts = new ForecastColumns(header);
  }

  /** A prediction and its outcome. */
  record Row(PredictionEvent prediction, Optional<OutcomeEvent> outcome) {}

  /** Reads a row; an error names the column, the value and what is allowed. */
  Row read(CSVRecord row) {
    if (!row.isConsistent()) {
      throw new IllegalArgumentException(
          "the row must have " + header.size() + " cells: had " + row.size());
    }
    String id = text(row, "id");
    Map<String, String> dimensions = dimensions(row);
    long predictedAt = moment(row, "predicted_at");
    ForecastColumns.Read forecast = forecasts.read(cells(row));
    Origin origin = origin(row.getRecordNumber() + 1, predictedAt);
    byte[] payload = String.join(",", row.values()).getBytes(StandardCharsets.UTF_8);
    PredictionEvent prediction =
        new PredictionEvent(
            id,
            text(row, "model"),
            optional(row, "version").orElse(""),
            dimensions,
            predictedAt,
            optional(row, "target"),
            forecast.forecast(),
            forecast.crossed(),
            origin,
            payload);
    return new Row(prediction, outcome(row, prediction));
  }

  private Optional<OutcomeEvent> outcome(CSVRecord row, PredictionEvent p) {
    if (row.get("outcome").isBlank()) {
      return Optional.empty();
    }
    OutcomeValue value =
        forecasts.labelled()
            ? new OutcomeValue.Label(row.get("outcome"))
            : new OutcomeValue.Real(number(row, "outcome"));
    long knownAt = moment(row, "known_at");
    return Optional.of(
        new OutcomeEvent(
            Optional.of(p.id()),
            Optional.of(p.model()),
            Optional.empty(),
            Optional.of(p.dimensions()),
            Optional.of(p.modelVersion()),
            knownAt,
            value,
            0,
            p.origin(),
            p.payload()));
  }

  Origin origin(long line, long timestampMicros) {
    return new Origin(source, -1, line, timestampMicros);
  }

  private Map<String, String> dimensions(CSVRecord row) {
    Map<String, String> dimensions = new TreeMap<>();
    for (String column : header) {
      if (column.startsWith(DIMENSION_PREFIX)) {
        dimensions.put(column.substring(DIMENSION_PREFIX.length()), row.get(column));
      }
    }
    return dimensions;
  }

  private ForecastColumns.Cells cells(CSVRecord row) {
    return new ForecastColumns.Cells() {
      @Override
      public double applyAsDouble(String column) {
        return number(row, column);
      }

      @Override
      public boolean has(String column) {
        return !row.get(column).isBlank();
      }
    };
  }

  private static String text(CSVRecord row, String column) {
    String value = row.get(column);
    if (value.isBlank()) {
      throw new IllegalArgumentException(column + " must not be empty");
    }
    return value;
  }

  private Optional<String> optional(CSVRecord row, String column) {
    return header.contains(column) && !row.get(column).isBlank()
        ? Optional.of(row.get(column))
        : Optional.empty();
  }

  private static double number(CSVRecord row, String column) {
    String value = row.get(column);
    try {
      double number = Double.parseDouble(value.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, with the column
    }
    throw new IllegalArgumentException(column + " must be a finite number: was \"" + value + "\"");
  }

  private static long moment(CSVRecord row, String column) {
    String value = row.get(column).strip();
    try {
      return value.indexOf('T') < 0
          ? Moments.micros(LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant())
          : Moments.micros(Instant.parse(value));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          column + " must be a date or an instant of ISO 8601: was \"" + value + "\"", e);
    }
  }
}
