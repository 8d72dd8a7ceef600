// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.study.StudyTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What every study is told. */
final class StudyOptions {

  @Option(names = "--quick", description = "Only the decisive rows, in some seconds.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write each table as CSV into this folder; made when it doesn't exist.")
  private Path out;

  boolean quick() {
    return quick;
  }

  void show(List<StudyTable> tables, PrintWriter to) throws IOException {
    for (StudyTable table : tables) {
      table.print(to);
      if (out != null) {
        table.write(out);
      }
    }
  }
}
