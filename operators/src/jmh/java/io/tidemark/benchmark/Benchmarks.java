// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.evidence.DetectorDescription;
import io.tidemark.evidence.Detectors;
import io.tidemark.threshold.RuleDescription;
import io.tidemark.threshold.ThresholdRules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks and prints a table of nanoseconds and bytes. Arguments are those of JMH, of which
 * {@code RuleBenchmark}, {@code -p rule=aci} and {@code -f 3} are the most useful; {@code --quick}
 * takes a third of the time, and {@code --json FILE} writes all results.
 */
public final class Benchmarks {

  /** Stands for every name of a catalogue. */
  static final String ALL = "all";

  private Benchmarks() {}

  /** Runs. */
  public static void main(String[] args) throws Exception {
    List<String> rest = new ArrayList<>(List.of(args));
    boolean quick = rest.remove("--quick");
    ChainedOptionsBuilder options = new OptionsBuilder();
    int json = rest.indexOf("--json");
    if (json >= 0) {
      if (json + 1 == rest.size()) {
        throw new IllegalArgumentException("--json must be followed by a file");
      }
      rest.remove(json);
      options.resultFormat(ResultFormatType.JSON).result(rest.remove(json));
    }
    CommandLineOptions given = new CommandLineOptions(rest.toArray(String[]::new));
    if (given.shouldHelp()) {
      given.showHelp();
    } else {
      run(given, options, quick);
    }
  }

  private static void run(CommandLineOptions given, ChainedOptionsBuilder options, boolean quick)
      throws Exception {
    options.parent(given).mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS);
    options.addProfiler(GCProfiler.class).shouldFailOnError(true).jvmArgsAppend("-Xmx1g");
    times(given, options, quick);
    names(given, options);
    Runner runner = new Runner(options.build());
    if (given.shouldList()) {
      runner.list();
    } else {
      System.out.println(ResultTable.of(runner.run()));
    }
  }

  private static void times(
      CommandLineOptions given, ChainedOptionsBuilder options, boolean quick) {
    int millis = quick ? 200 : 500;
    if (!given.getForkCount().hasValue()) {
      options.forks(1);
    }
    if (!given.getWarmupIterations().hasValue()) {
      options.warmupIterations(3);
    }
    if (!given.getMeasurementIterations().hasValue()) {
      options.measurementIterations(quick ? 3 : 5);
    }
    if (!given.getWarmupTime().hasValue()) {
      options.warmupTime(TimeValue.milliseconds(millis));
    }
    if (!given.getMeasurementTime().hasValue()) {
      options.measurementTime(TimeValue.milliseconds(millis));
    }
  }

  private static void names(CommandLineOptions given, ChainedOptionsBuilder options) {
    if (!given.getParameter("rule").hasValue()) {
      options.param("rule", rules());
    }
    if (!given.getParameter("detector").hasValue()) {
      options.param("detector", detectors());
    }
  }

  private static String[] rules() {
    return ThresholdRules.catalogue().stream().map(RuleDescription::name).toArray(String[]::new);
  }

  private static String[] detectors() {
    return Detectors.catalogue().stream().map(DetectorDescription::name).toArray(String[]::new);
  }
}
