// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.score.NearestName;
import io.tidemark.score.OutcomeValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a row of a replay file as a prediction and, where it is known, its outcome. */
final class RowReader {

  private static final String DIMENSION_PREFIX = "dim.";
  private static final String FEATURE_PREFIX = "feature.";
  private static final List<String> REQUIRED =
      List.of("id", "model", "predicted_at", "known_at", "outcome");
  private static final int MAX_ID_LENGTH = 512;

  private final String source;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> dimensions;
  private final List<String> features;
  private final ForecastColumns forecasts;

  /**
   * A reader of rows under a header.
   *
   * @throws IllegalArgumentException naming the column that is missing or given twice
   */
  RowReader(String source, List<String> header) {
    this.source = source;
    for (String column : header) {
      if (columns.put(column, columns.size()) != null) {
        throw new IllegalArgumentException(
            source + ":1: columns must differ: \"" + column + "\" is given twice");
      }
    }
    REQUIRED.forEach(column -> require(column, header));
    this.dimensions = header.stream().filter(c -> c.startsWith(DIMENSION_PREFIX)).toList();
    this.features = header.stream().filter(c -> c.startsWith(FEATURE_PREFIX)).toList();
    this.forecasts = new ForecastColumns(source, header);
  }

  private void require(String column, List<String> header) {
    if (!columns.containsKey(column)) {
      List<String> others = header.stream().filter(c -> !REQUIRED.contains(c)).toList();
      String nearest = NearestName.of(column, others).map(n -> " (nearest: " + n + ")").orElse("");
      throw new IllegalArgumentException(
          source + ":1: a column " + column + " must exist: columns are " + header + nearest);
    }
  }

  /** A prediction and its outcome. */
  record Pair(PredictionEvent prediction, Optional<OutcomeEvent> outcome) {}

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException naming the column, the value and what is allowed
   */
  Pair read(ReplayRows.Line line) {
    Row row = new Row(columns, line.cells());
    long predictedAt = row.moment("predicted_at");
    ForecastColumns.Read forecast = forecasts.read(row);
    PredictionEvent prediction =
        new PredictionEvent(
            id(row),
            row.text("model"),
            row.optional("version").orElse(""),
            dimensions(row),
            predictedAt,
            row.optional("target"),
            forecast.forecast(),
            forecast.crossed(),
            origin(line, predictedAt),
            line.bytes(),
            features(row));
    return new Pair(
        prediction, row.optional("outcome").map(text -> outcome(text, row, prediction)));
  }

  Origin origin(ReplayRows.Line line, long timestampMicros) {
    return new Origin(source, -1, line.number(), timestampMicros);
  }

  private static String id(Row row) {
    String id = row.text("id");
    if (id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException(
          "id must be of 1 to " + MAX_ID_LENGTH + " characters: had " + id.length());
    }
    return id;
  }

  private Map<String, String> dimensions(Row row) {
    Map<String, String> values = new TreeMap<>();
    for (String column : dimensions) {
      row.optional(column)
          .ifPresent(value -> values.put(column.substring(DIMENSION_PREFIX.length()), value));
    }
    return values;
  }

  private Map<String, Double> features(Row row) {
    Map<String, Double> values = new TreeMap<>();
    for (String column : features) {
      if (row.optional(column).isPresent()) {
        values.put(column.substring(FEATURE_PREFIX.length()), row.number(column));
      }
    }
    return values;
  }

  /** Names its prediction and that one's dimensions, so that it finds its segment by itself. */
  private OutcomeEvent outcome(String text, Row row, PredictionEvent prediction) {
    OutcomeValue value =
        forecasts.labelled()
            ? new OutcomeValue.Label(text)
            : new OutcomeValue.Real(row.number("outcome"));
    return new OutcomeEvent(
        Optional.of(prediction.id()),
        Optional.of(prediction.model()),
        Optional.empty(),
        Optional.of(prediction.dimensions()),
        Optional.of(prediction.modelVersion()),
        row.moment("known_at"),
        value,
        0,
        prediction.origin(),
        prediction.payload());
  }
}
