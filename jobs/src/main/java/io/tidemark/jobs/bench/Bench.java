// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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

  /** Measures how long intervals take under half of the load that the job can take. */
  public boolean latency(Optional<Path> json) throws IOException, InterruptedException {
    return latency(List.of(LatencyPlan.of("at-least-once"), LatencyPlan.of("exactly-once")), json);
  }

  boolean latency(List<LatencyPlan> plans, Optional<Path> json)
      throws IOException, InterruptedException {
    Rows<LatencyRow> rows = new Rows<>(out, json);
    for (LatencyPlan plan : plans) {
      rows.add(
          "latency " + plan.setting().name(), () -> new LatencyRun(plan, out, jobOptions).run());
    }
    return rows.complete();
  }

  /**
   * Measures whether the job alone keeps its pace.
   *
   * @param segments at least 100
   * @param events at least 1; whole slices are run
   */
  public boolean endurance(int segments, long events, Optional<Path> json)
      throws IOException, InterruptedException {
    return endurance(EndurancePlan.of(segments, events), json);
  }

  /** The file is written again after each slice that counts. */
  boolean endurance(EndurancePlan plan, Optional<Path> json)
      throws IOException, InterruptedException {
    try {
      Endurance measured =
          new EnduranceRun(plan, out, jobOptions)
              .run(
                  soFar -> {
                    if (json.isPresent()) {
                      Rows.write(soFar, json.get());
                    }
                  });
      out.println("== " + measured.line());
      return true;
    } catch (IOException e) {
      out.println("endurance: failed: " + e.getMessage());
      return false;
    } finally {
      out.flush();
    }
  }

  /** Whether all rows could be measured; an axis of both parallelisms ends with its gain. */
  boolean run(List<Setting> settings, Optional<Path> json)
      throws IOException, InterruptedException {
    Rows<Row> rows = new Rows<>(out, json);
    for (Setting setting : settings) {
      rows.add(
          setting.axis() + " " + setting.name(),
          () -> new PairedRun(setting, out, jobOptions).run());
      if (setting == lastOf(setting.axis(), settings)) {
        printGain(setting.axis(), rows.measured());
      }
    }
    return rows.complete();
  }

  private static Setting lastOf(String axis, List<Setting> settings) {
    List<Setting> all = settings.stream().filter(s -> s.axis().equals(axis)).toList();
    return all.get(all.size() - 1);
  }

  private void printGain(String axis, List<Row> rows) {
    Gain.of(rows.stream().filter(row -> row.axis().equals(axis)).toList())
        .ifPresent(gain -> out.println("== " + axis + ": " + gain));
    out.flush();
  }
}
