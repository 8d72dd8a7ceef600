// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.bench.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What calibration costs. */
@Command(
    name = "bench",
    description = {
      "Measure the job against a job of the same graph whose operators only forward.",
      "Starts a broker and both jobs as processes on loopback, at most 14 GB of memory in all, and"
          + " lets them take turns. A row takes about four minutes; all axes take about an hour and a half."
    })
public final class BenchCommand implements Callable<Integer> {

  private static final int LEAST_SEGMENTS = 100;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "0..1")
  private What what = new What();

  /** What is measured: one of these, or all axes. */
  static final class What {

    @Option(
        names = "--axis",
        paramLabel = "NAME",
        completionCandidates = AxisNames.class,
        description = "Measure one axis: ${COMPLETION-CANDIDATES}.")
    private String axis;

    @Option(
        names = "--quick",
        description = "Measure two rows, heap and RocksDB, in about 6 minutes.")
    private boolean quick;

    @Option(
        names = "--latency",
        description = {
          "Measure the job alone: how long intervals take at half of the load that it can take, with"
              + " outputs at-least-once and exactly-once, in about 5 minutes."
        })
    private boolean latency;

    @Option(
        names = "--endurance",
        description = {
          "Measure the job alone, on RocksDB: whether it keeps its pace over many segments and"
              + " events, and what checkpoints write for segments that they touch. With the defaults"
              + " in about half an hour."
        })
    private boolean endurance;
  }

  @Option(
      names = "--segments",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Of --endurance, at least 100 (default: ${DEFAULT-VALUE}).")
  private int segments;

  @Option(
      names = "--events",
      paramLabel = "M",
      defaultValue = "20000000",
      description =
          "Of --endurance, predictions and outcomes, in whole slices of 200,000"
              + " (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the rows to a file.")
  private Path json;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "Of the job's Java machine, such as one that records a profile.")
  private String[] options = {};

  /** The axes there are. */
  static final class AxisNames implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Bench.axes().iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    if (what.axis != null && !Bench.axes().contains(what.axis)) {
      throw new ParameterException(
          spec.commandLine(), "--axis must be one of " + Bench.axes() + ": was " + what.axis);
    }
    requireEndurance();
    Configurator.setRootLevel(Level.ERROR);
    Bench bench = new Bench(spec.commandLine().getOut(), List.copyOf(Arrays.asList(options)));
    return measured(bench, Optional.ofNullable(json)) ? 0 : 1;
  }

  private void requireEndurance() {
    for (String name : List.of("--segments", "--events")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(name) && !what.endurance) {
        throw new ParameterException(spec.commandLine(), name + " is of --endurance alone");
      }
    }
    require("--segments", segments, LEAST_SEGMENTS);
    require("--events", events, 1);
  }

  private void require(String name, long value, long least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), name + " must be at least " + least + ": was " + value);
    }
  }

  private boolean measured(Bench bench, Optional<Path> file)
      throws IOException, InterruptedException {
    if (what.latency) {
      return bench.latency(file);
    }
    if (what.endurance) {
      return bench.endurance(segments, events, file);
    }
    return what.quick ? bench.quick(file) : bench.axis(Optional.ofNullable(what.axis), file);
  }
}
