// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table that is printed as Markdown and written as CSV. */
public final class StudyTable {

  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  private final String name;
  private final String title;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param name of its file, without the extension
   */
  StudyTable(String name, String title, List<String> columns) {
    this.name = name;
    this.title = title;
    this.columns = List.copyOf(columns);
  }

  void add(List<String> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + name + " must have " + columns.size() + " cells: had " + row.size());
    }
    rows.add(List.copyOf(row));
  }

  List<String> columns() {
    return columns;
  }

  List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** Prints it as Markdown. */
  public void print(PrintWriter out) {
    out.println("### " + title);
    out.println();
    out.println(line(columns));
    out.println("|" + "---|".repeat(columns.size()));
    rows.forEach(row -> out.println(line(row)));
    out.println();
    out.flush();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Writes it as CSV into a folder, which is made when it does not exist. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (CSVPrinter csv =
        new CSVPrinter(Files.newBufferedWriter(folder.resolve(name + ".csv")), CSV)) {
      csv.printRecord(columns);
      for (List<String> row : rows) {
        csv.printRecord(row);
      }
    }
  }

  /** A rate or ratio such as {@code .893}, a dash where there is none. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.startsWith("0.") ? text.substring(1) : text;
  }

  /** A whole number. */
  static String whole(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.0f", value) : "-";
  }

  /** A share such as {@code 2.3 %}. */
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : "-";
  }
}
