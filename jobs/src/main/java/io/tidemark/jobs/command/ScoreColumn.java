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

/**
 * Numbers of a CSV file, read row by row: the column {@code score} or {@code beta}, or signed
 * residuals, as the column {@code residual} or as {@code outcome} less {@code forecast}.
 */
final class ScoreColumn implements AutoCloseable {

  private static final String SCORE = "score";
  private static final String BETA = "beta";
  private static final String RESIDUAL = "residual";
  private static final String OUTCOME = "outcome";
  private static final String FORECAST = "forecast";

  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private final List<String> names;

  private ScoreColumn(Path file, CSVParser parser, String... names) {
    this.file = file;
    this.parser = parser;
    this.rows = parser.iterator();
    this.names = List.of(names);
  }

  /**
   * Opens a file.
   *
   * @param levels whether the column may be {@code beta}
   */
  static ScoreColumn open(Path file, boolean levels) throws IOException, CommandFailure {
    CSVParser parser = parser(file);
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

  /** Opens a file of signed residuals. */
  static ScoreColumn openResiduals(Path file) throws IOException, CommandFailure {
    CSVParser parser = parser(file);
    List<String> header = parser.getHeaderNames();
    if (header.contains(RESIDUAL)) {
      return new ScoreColumn(file, parser, RESIDUAL);
    }
    if (header.contains(OUTCOME) && header.contains(FORECAST)) {
      return new ScoreColumn(file, parser, OUTCOME, FORECAST);
    }
    parser.close();
    throw new CommandFailure(
        file
            + ":1: a column residual (outcome - forecast), or columns forecast and outcome, must"
            + " exist for a rule on signed residuals: columns are "
            + header);
  }

  private static CSVParser parser(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setTrim(true).get();
    return format.parse(Files.newBufferedReader(file));
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
    return names.contains(BETA);
  }

  /** The next number; empty at the end. */
  OptionalDouble next() throws CommandFailure {
    try {
      return rows.hasNext() ? OptionalDouble.of(number(rows.next())) : OptionalDouble.empty();
    } catch (java.io.UncheckedIOException | IllegalStateException e) {
      String at = file + ":" + parser.getCurrentLineNumber();
      throw new CommandFailure(at + ": the row must be CSV: " + e.getMessage(), e);
    }
  }

  private double number(CSVRecord row) throws CommandFailure {
    double first = cell(row, names.get(0));
    return names.size() == 1 ? first : first - cell(row, names.get(1));
  }

  /** Rows end where the parser stands, so the line of a row without line breaks is known. */
  private double cell(CSVRecord row, String name) throws CommandFailure {
    String text = row.isSet(name) ? row.get(name) : "";
    double value = parse(text);
    if (!allowed(name, value)) {
      throw new CommandFailure(
          file
              + ":"
              + parser.getCurrentLineNumber()
              + ": column "
              + name
              + " must be "
              + domain(name)
              + ": was \""
              + text
              + "\"");
    }
    return value;
  }

  /** A score may be infinite; a residual is the difference of finite numbers. */
  private static boolean allowed(String name, double value) {
    return switch (name) {
      case BETA -> value >= 0 && value <= 1;
      case SCORE -> !Double.isNaN(value);
      default -> Double.isFinite(value);
    };
  }

  private static String domain(String name) {
    return switch (name) {
      case BETA -> "a number in [0, 1]";
      case SCORE -> "a number";
      default -> "a finite number";
    };
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
