// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A replay file as one stream in event-time order: outcomes before predictions at the same moment,
 * then as the rows stand. Rows that can't be read come where they stand, as dead letters.
 *
 * <p>Space: of a file whose rows are sorted by {@code predicted_at}, with no outcome known before
 * its prediction, only the outcomes that are not known yet are held; of any other all records are,
 * about 1 KB a row.
 */
public final class ReplayFile implements AutoCloseable {

  private static final Comparator<Held> ORDER =
      Comparator.<Held>comparingLong(held -> held.timed().eventTimeMicros())
          .thenComparing(held -> held.timed().record() instanceof PredictionEvent)
          .thenComparingLong(Held::sequence);

  private final ReplayRows rows;
  private final RowReader reader;
  private final boolean sorted;
  private final PriorityQueue<Held> held = new PriorityQueue<>(ORDER);
  private long readTo = Long.MIN_VALUE;
  private boolean ended;
  private long sequence;

  private ReplayFile(ReplayRows rows, RowReader reader, boolean sorted) {
    this.rows = rows;
    this.reader = reader;
    this.sorted = sorted;
  }

  /** A record with its place in event time; a dead letter has none and comes first. */
  public record Timed(long eventTimeMicros, Inbound record) {}

  /** A record that waits for its turn. */
  private record Held(Timed timed, long sequence) {}

  /**
   * What a file holds.
   *
   * @param sorted whether its rows are in the order of {@code predicted_at}, and no outcome was
   *     known before its prediction
   */
  public record Contents(long predictions, long outcomes, long unreadableRows, boolean sorted) {}

  /**
   * Reads a file once, for what it holds.
   *
   * @throws IllegalArgumentException naming the column, if its header is not that of a replay file
   */
  public static Contents inspect(Path file) throws IOException {
    long predictions = 0;
    long outcomes = 0;
    long unreadable = 0;
    boolean sorted = true;
    long last = Long.MIN_VALUE;
    try (ReplayRows rows = ReplayRows.open(file)) {
      RowReader reader = readerOf(file, rows);
      for (var line = rows.next(); line.isPresent(); line = rows.next()) {
        Optional<RowReader.Pair> pair = read(line.get(), reader);
        if (pair.isEmpty()) {
          unreadable++;
          continue;
        }
        predictions++;
        outcomes += pair.get().outcome().isPresent() ? 1 : 0;
        sorted &= follows(pair.get(), last);
        last = pair.get().prediction().eventTimeMicros();
      }
    }
    return new Contents(predictions, outcomes, unreadable, sorted);
  }

  private static boolean follows(RowReader.Pair pair, long last) {
    long predicted = pair.prediction().eventTimeMicros();
    return predicted >= last
        && pair.outcome().map(outcome -> outcome.eventTimeMicros() >= predicted).orElse(true);
  }

  private static Optional<RowReader.Pair> read(ReplayRows.Line line, RowReader reader) {
    try {
      return Optional.of(reader.read(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens a file.
   *
   * @param sorted as {@link #inspect} found it
   */
  public static ReplayFile open(Path file, boolean sorted) throws IOException {
    ReplayRows rows = ReplayRows.open(file);
    try {
      return new ReplayFile(rows, readerOf(file, rows), sorted);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private static RowReader readerOf(Path file, ReplayRows rows) {
    String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
    return new RowReader(name, rows.header());
  }

  /** The next record; empty at the end. */
  public Optional<Timed> next() throws IOException {
    while (!ended && !settled()) {
      Optional<ReplayRows.Line> line = rows.next();
      if (line.isEmpty()) {
        ended = true;
      } else {
        hold(line.get());
      }
    }
    return Optional.ofNullable(held.poll()).map(Held::timed);
  }

  /** Whether no row to come can hold a record that comes before the first held. */
  private boolean settled() {
    return sorted && !held.isEmpty() && held.peek().timed().eventTimeMicros() < readTo;
  }

  private void hold(ReplayRows.Line line) {
    RowReader.Pair pair;
    try {
      pair = reader.read(line);
    } catch (IllegalArgumentException e) {
      hold(new Timed(Long.MIN_VALUE, rejected(line, e.getMessage())));
      return;
    }
    hold(timed(pair.prediction()));
    pair.outcome().ifPresent(outcome -> hold(timed(outcome)));
    readTo = pair.prediction().eventTimeMicros();
  }

  private void hold(Timed timed) {
    held.add(new Held(timed, sequence++));
  }

  private static Timed timed(PredictionEvent prediction) {
    return new Timed(prediction.eventTimeMicros(), prediction);
  }

  private static Timed timed(OutcomeEvent outcome) {
    return new Timed(outcome.eventTimeMicros(), outcome);
  }

  private Inbound rejected(ReplayRows.Line line, String message) {
    return new Inbound.Rejected(
        DeadLetters.of(
            reader.origin(line, 0), DeadLetterReason.UNREADABLE_ROW, message, line.bytes()));
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
