// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A replay file as one stream in event-time order: outcomes before predictions at the same moment,
 * then as the rows stand. Holds the whole file in memory, about 1 KB a row.
 */
final class ReplayFile {

  private ReplayFile() {}

  /** A record with its place in event time. */
  record Timed(long eventTimeMicros, Inbound record) {}

  /** Checks the header; an error names the column. */
  static void checkHeader(Path file) throws IOException {
    try (CSVParser rows = open(file)) {
      new RowReader(file.getFileName().toString(), rows.getHeaderNames());
    }
  }

  /** All records, in order; rows that can't be read come first, as dead letters. */
  static List<Timed> read(Path file) throws IOException {
    List<Timed> records = new ArrayList<>();
    try (CSVParser rows = open(file)) {
      RowReader reader = new RowReader(file.getFileName().toString(), rows.getHeaderNames());
      for (CSVRecord row : rows) {
        add(row, reader, records);
      }
    }
    records.sort(
        Comparator.comparingLong(Timed::eventTimeMicros)
            .thenComparing(timed -> timed.record() instanceof PredictionEvent));
    return records;
  }

  private static void add(CSVRecord row, RowReader reader, List<Timed> records) {
    try {
      RowReader.Row read = reader.read(row);
      records.add(new Timed(read.prediction().eventTimeMicros(), read.prediction()));
      if (read.outcome().isPresent()) {
        OutcomeEvent outcome = read.outcome().get();
        records.add(new Timed(outcome.eventTimeMicros(), outcome));
      }
    } catch (IllegalArgumentException e) {
      byte[] payload = String.join(",", row.values()).getBytes(StandardCharsets.UTF_8);
      records.add(
          new Timed(
              Long.MIN_VALUE,
              new Inbound.Rejected(
                  DeadLetters.of(
                      reader.origin(row.getRecordNumber() + 1, 0),
                      DeadLetterReason.UNREADABLE_ROW,
                      e.getMessage(),
                      payload))));
    }
  }

  private static CSVParser open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    InputStream text =
        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    Reader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .setTrim(true)
        .get()
        .parse(reader);
  }
}
