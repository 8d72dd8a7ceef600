// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.score.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The column {@code score} or {@code beta} of a CSV file, read cell by cell. */
final class ScoreColumn implements AutoCloseable {

  private static final String SCORE = "score";
  private static final String BETA = "beta";

  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private final String name;

  private ScoreColumn(Path file, CSVParser parser, String name) {
    this.file = file;
    this.parser = parser;
    this.rows = parser.iterator();
    this.name = name;
  }

  /**
   * Opens a file.
   *
   * @param levels whether the column may be {@code beta}
   */
  static ScoreColumn open(Path file, boolean levels) throws IOException, CommandFailure {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setTrim(true).get();
    CSVParser parser = format.parse(Files.newBufferedReader(file));
    List<String> header = parser.getHeaderNames();
    if (header.contains(SCORE)) {
      return new ScoreColumn(file, parser, SCORE);
    }
    if (levels && header.contains(BETA)) {
      return new ScoreColumn(file, parser, BETA);
    }
    parser.close();
    throw new CommandFailure(missing(file, header, levels));
  }

  private static String missing(Path file, List<String> header, boolean levels) {
    String wanted = levels ? SCORE + " or " + BETA : SCORE;
    String message = file + ":1: a column " + wanted + " must exist: columns are " + header;
    if (header.contains(BETA)) {
      return message + "; column beta is for rules that steer a level";
    }
    return message + NearestName.of(SCORE, header).map(n -> " (nearest: " + n + ")").orElse("");
  }

  boolean isLevel() {
    return name.equals(BETA);
  }

  /** The next cell; empty at the end. */
  OptionalDouble next() throws CommandFailure {
    try {
      return rows.hasNext() ? OptionalDouble.of(cell(rows.next())) : OptionalDouble.empty();
    } catch (java.io.UncheckedIOException | IllegalStateException e) {
      String at = file + ":" + parser.getCurrentLineNumber();
      throw new CommandFailure(at + ": the row must be CSV: " + e.getMessage(), e);
    }
  }

  /** Rows end where the parser stands, so the line of a row without line breaks is known. */
  private double cell(CSVRecord row) throws CommandFailure {
    String text = row.isSet(name) ? row.get(name) : "";
    double value = parse(text);
    boolean allowed = isLevel() ? value >= 0 && value <= 1 : !Double.isNaN(value);
    if (!allowed) {
      String domain = isLevel() ? "a number in [0, 1]" : "a number";
      throw new CommandFailure(
          file
              + ":"
              + parser.getCurrentLineNumber()
              + ": column "
              + name
              + " must be "
              + domain
              + ": was \""
              + text
              + "\"");
    }
    return value;
  }

  /** NaN when the text is no number: NaN itself is not allowed either. */
  private static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
