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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The benchmark: settings in order, a table of rows, a file of rows. */
public final class Bench {

  private final PrintWriter out;
  private final List<String> jobOptions;

  /**
   * A benchmark.
   *
   * @param jobOptions of the job's Java machine, such as those of a profile
   */
  public Bench(PrintWriter out, List<String> jobOptions) {
    this.out = out;
    this.jobOptions = List.copyOf(jobOptions);
  }

  /** The names of the axes. */
  public static Set<String> axes() {
    return Axes.all().keySet();
  }

  /** Measures the two rows that are measured often. */
  public boolean quick(Optional<Path> json) throws IOException, InterruptedException {
    return run(Axes.quick(), json);
  }

  /** Measures one axis, or all. */
  public boolean axis(Optional<String> name, Optional<Path> json)
      throws IOException, InterruptedException {
    return run(
        Axes.all().entrySet().stream()
            .filter(axis -> name.isEmpty() || name.get().equals(axis.getKey()))
            .flatMap(axis -> axis.getValue().stream())
            .toList(),
        json);
  }

  /** Whether all rows could be measured; the file is written again after each. */
  boolean run(List<Setting> settings, Optional<Path> json)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    int failed = 0;
    for (Setting setting : settings) {
      try {
        rows.add(new PairedRun(setting, out, jobOptions).run());
        print(rows.get(rows.size() - 1));
      } catch (IOException e) {
        failed++;
        out.println(setting.axis() + " " + setting.name() + ": failed: " + e.getMessage());
      }
      if (json.isPresent()) {
        write(rows, json.get());
      }
    }
    return failed == 0;
  }

  /** The rows of a file of results. */
  static void write(List<Row> rows, Path json) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), rows);
  }

  private void print(Row row) {
    Ratio ratio = row.ratio();
    out.printf(
        Locale.ROOT,
        "== %s %s, %s, %d segments, parallelism %d: job %.0f/s, %s %.0f/s, ratio %.3f"
            + " (%.3f to %.3f, %d pairs), CPU %.2f%n",
        row.axis(),
        row.setting(),
        row.backend(),
        row.segments(),
        row.parallelism(),
        row.jobRate(),
        row.floor(),
        row.floorRate(),
        ratio.median(),
        ratio.low(),
        ratio.high(),
        ratio.pairs(),
        row.cpuRatio());
    out.flush();
  }
}
