// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.jobs.replay.ReplayFile;
import io.tidemark.jobs.replay.ReplayFile.Timed;
import io.tidemark.predictor.TieBreak;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows in memory with the order of their events: by event time, outcomes before predictions at the
 * same moment, then by id, which is the order of {@code ordering: event-time}.
 */
final class StudyStream {

  private final List<StudyRow> rows;
  private final List<Step> steps;

  StudyStream(List<StudyRow> rows) {
    this.rows = List.copyOf(rows);
    List<Step> ordered = new ArrayList<>(2 * rows.size());
    for (int i = 0; i < rows.size(); i++) {
      StudyRow row = rows.get(i);
      ordered.add(new Step(i, true, row.predictedMicros()));
      if (row.outcome().isPresent()) {
        ordered.add(new Step(i, false, row.knownMicros()));
      }
    }
    ordered.sort(
        Comparator.comparingLong(Step::micros)
            .thenComparing(Step::prediction)
            .thenComparing(step -> this.rows.get(step.row()).id()));
    this.steps = List.copyOf(ordered);
  }

  /** A prediction is made, or its outcome is known. */
  record Step(int row, boolean prediction, long micros) {}

  List<StudyRow> rows() {
    return rows;
  }

  List<Step> steps() {
    return steps;
  }

  /** The rows whose model and version read so. */
  StudyStream of(String name) {
    return new StudyStream(rows.stream().filter(row -> row.name().equals(name)).toList());
  }

  /** Of a replay file without unreadable rows. */
  static StudyStream read(Path file) throws IOException {
    List<PredictionEvent> predictions = new ArrayList<>();
    Map<String, OutcomeEvent> outcomes = new HashMap<>();
    try (ReplayFile replay = ReplayFile.open(file, ReplayFile.inspect(file).sorted())) {
      for (Optional<Timed> next = replay.next(); next.isPresent(); next = replay.next()) {
        if (next.get().record() instanceof PredictionEvent p) {
          predictions.add(p);
        } else if (next.get().record() instanceof OutcomeEvent o) {
          outcomes.put(o.model().orElseThrow() + "/" + o.predictionId().orElseThrow(), o);
        }
      }
    }
    return new StudyStream(
        predictions.stream().map(p -> row(p, outcomes.get(p.model() + "/" + p.id()))).toList());
  }

  private static StudyRow row(PredictionEvent p, OutcomeEvent outcome) {
    return new StudyRow(
        p.id(),
        p.model(),
        p.modelVersion(),
        p.dimensions(),
        p.forecast(),
        Optional.ofNullable(outcome).map(OutcomeEvent::value),
        TieBreak.of(p.id()),
        p.eventTimeMicros(),
        outcome == null ? Long.MAX_VALUE : outcome.eventTimeMicros());
  }

  /**
   * Of columns {@code forecast} and {@code outcome}, a row every second.
   *
   * @param delay predictions made between a prediction and its outcome
   */
  static StudyStream column(String name, Path file, int delay) throws IOException {
    List<StudyRow> rows = new ArrayList<>();
    try (CSVParser csv =
        CSVParser.parse(
            file,
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      csv.stream().forEach(record -> rows.add(row(name, record, rows.size(), delay)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new StudyStream(rows);
  }

  private static StudyRow row(String name, CSVRecord record, int t, int delay) {
    String id = "%06d".formatted(t);
    return new StudyRow(
        id,
        name,
        "",
        Map.of(),
        new PointForecast(Double.parseDouble(record.get("forecast"))),
        Optional.of(new OutcomeValue.Real(Double.parseDouble(record.get("outcome")))),
        TieBreak.of(id),
        1_000_000L * t,
        1_000_000L * (t + delay) + 500_000);
  }
}
