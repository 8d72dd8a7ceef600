// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows as they are measured, and the file of them, which is written again after each. */
final class Rows<R extends Rows.Line> {

  private final PrintWriter out;
  private final Optional<Path> json;
  private final List<R> measured = new ArrayList<>();
  private int failed;

  Rows(PrintWriter out, Optional<Path> json) {
    this.out = out;
    this.json = json;
  }

  /** What a reader of the terminal is told. */
  interface Line {
    String line();
  }

  /** Gives a row, or fails. */
  interface Measurement<R> {
    R run() throws IOException, InterruptedException;
  }

  /** Measures a row; when that fails, the rows after it are measured all the same. */
  void add(String name, Measurement<R> measurement) throws IOException, InterruptedException {
    try {
      R row = measurement.run();
      measured.add(row);
      out.println("== " + row.line());
    } catch (IOException e) {
      failed++;
      out.println(name + ": failed: " + e.getMessage());
    }
    out.flush();
    if (json.isPresent()) {
      write(measured, json.get());
    }
  }

  /** The rows so far, in order. */
  List<R> measured() {
    return List.copyOf(measured);
  }

  /** Whether none failed. */
  boolean complete() {
    return failed == 0;
  }

  /** A file of results. */
  static void write(Object results, Path json) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(json.toFile(), results);
  }
}
