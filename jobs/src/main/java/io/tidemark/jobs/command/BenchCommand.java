// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.bench.Bench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
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
      "Starts a broker and both jobs as processes on loopback, at most 12 GB of memory in all, and"
          + " lets them take turns. A row takes about three minutes; all axes take about an hour."
    })
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--axis",
      paramLabel = "NAME",
      completionCandidates = AxisNames.class,
      description = "Measure one axis: ${COMPLETION-CANDIDATES}.")
  private String axis;

  @Option(
      names = "--quick",
      description = "Measure two rows, heap and RocksDB, in about 4 minutes.")
  private boolean quick;

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
    if (quick && axis != null) {
      throw new ParameterException(spec.commandLine(), "--quick and --axis: give one of them");
    }
    if (axis != null && !Bench.axes().contains(axis)) {
      throw new ParameterException(
          spec.commandLine(), "--axis must be one of " + Bench.axes() + ": was " + axis);
    }
    Configurator.setRootLevel(Level.ERROR);
    Bench bench = new Bench(spec.commandLine().getOut(), List.copyOf(Arrays.asList(options)));
    Optional<Path> file = Optional.ofNullable(json);
    boolean measured = quick ? bench.quick(file) : bench.axis(Optional.ofNullable(axis), file);
    return measured ? 0 : 1;
  }
}
