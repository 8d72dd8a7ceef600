// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a replay file, line by line: a line is a row, so that a quote that is never closed
 * costs one row and not the rest of the file. A cell can't hold a line break.
 */
final class ReplayRows implements AutoCloseable {

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setTrim(true).get();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final BufferedReader lines;
  private final List<String> header;
  private long line = 1;

  private ReplayRows(BufferedReader lines, List<String> header) {
    this.lines = lines;
    this.header = header;
  }

  /** Opens a file and reads its header. */
  static ReplayRows open(Path file) throws IOException {
    BufferedReader lines = reader(file);
    try {
      String first = Optional.ofNullable(lines.readLine()).orElse("");
      String text = first.startsWith(BYTE_ORDER_MARK) ? first.substring(1) : first;
      return new ReplayRows(lines, cells(text));
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream text =
          file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
      return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      bytes.close();
      throw new IOException(file + " must be gzip, as its name says: " + e.getMessage(), e);
    }
  }

  List<String> header() {
    return header;
  }

  /** One line that is not blank. */
  record Line(long number, String text) {

    /**
     * The cells.
     *
     * @throws IllegalArgumentException if the line is not CSV
     */
    List<String> cells() {
      return ReplayRows.cells(text);
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** The next line that is not blank; empty at the end. */
  Optional<Line> next() throws IOException {
    String text = lines.readLine();
    line++;
    while (text != null && text.isBlank()) {
      text = lines.readLine();
      line++;
    }
    return Optional.ofNullable(text).map(t -> new Line(line, t));
  }

  private static List<String> cells(String text) {
    if (text.indexOf('"') < 0) {
      return Stream.of(text.split(",", -1)).map(String::strip).toList();
    }
    try (CSVParser parser = CSVParser.parse(text, CSV)) {
      return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("the row must be CSV, on one line: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
