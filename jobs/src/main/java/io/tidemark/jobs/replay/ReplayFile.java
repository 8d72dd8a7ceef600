// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.PredictionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A replay file as one stream in event-time order: outcomes before predictions at the same moment,
 * then as the rows stand. Holds the whole file in memory, about 1 KB a row.
 */
final class ReplayFile {

  private ReplayFile() {}

  /** A record with its place in event time. */
  record Timed(long eventTimeMicros, Inbound record) {}

  /**
   * Checks the header.
   *
   * @throws IllegalArgumentException naming the column
   */
  static void checkHeader(Path file) throws IOException {
    try (ReplayRows rows = ReplayRows.open(file)) {
      readerOf(file, rows);
    }
  }

  /** All records, in order; rows that can't be read come first, as dead letters. */
  static List<Timed> read(Path file) throws IOException {
    List<Timed> records = new ArrayList<>();
    try (ReplayRows rows = ReplayRows.open(file)) {
      RowReader reader = readerOf(file, rows);
      for (var line = rows.next(); line.isPresent(); line = rows.next()) {
        add(line.get(), reader, records);
      }
    }
    records.sort(
        Comparator.comparingLong(Timed::eventTimeMicros)
            .thenComparing(timed -> timed.record() instanceof PredictionEvent));
    return records;
  }

  private static RowReader readerOf(Path file, ReplayRows rows) {
    String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
    return new RowReader(name, rows.header());
  }

  private static void add(ReplayRows.Line line, RowReader reader, List<Timed> records) {
    try {
      RowReader.Pair pair = reader.read(line);
      records.add(new Timed(pair.prediction().eventTimeMicros(), pair.prediction()));
      pair.outcome()
          .ifPresent(outcome -> records.add(new Timed(outcome.eventTimeMicros(), outcome)));
    } catch (IllegalArgumentException e) {
      records.add(new Timed(Long.MIN_VALUE, rejected(line, reader, e.getMessage())));
    }
  }

  private static Inbound rejected(ReplayRows.Line line, RowReader reader, String message) {
    return new Inbound.Rejected(
        DeadLetters.of(
            reader.origin(line, 0), DeadLetterReason.UNREADABLE_ROW, message, line.bytes()));
  }
}
