// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.AlertTransition;
import io.tidemark.event.Silence;
import io.tidemark.jobs.alerts.AlertLog;
import io.tidemark.jobs.alerts.AlertSearch;
import io.tidemark.policy.RollupKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps alerts from paging for a while. */
@Command(
    name = "silence",
    description = {
      "Keep alerts from paging for a while: one alert, those of a rollup and all within it, or those"
          + " of a model; alerts that open meanwhile too.",
      "They go on as before and are listed. The end is a moment of event time: the time in the"
          + " predictions and outcomes, not that of a clock."
    })
public final class SilenceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private ClusterOptions cluster;

  @ArgGroup(multiplicity = "1")
  private Scope scope;

  @ArgGroup(multiplicity = "1")
  private End end;

  @Mixin private OperatorOptions operator;

  /** Which alerts. */
  static final class Scope {

    @Parameters(
        index = "0",
        paramLabel = "FINGERPRINT",
        description = "One alert, by its first characters, as tidemark alerts shows them.")
    private String fingerprint;

    @Option(names = "--model", paramLabel = "NAME", required = true, description = "A model.")
    private String model;

    @Option(
        names = "--rollup",
        paramLabel = "KEY",
        required = true,
        description = "A rollup, such as load|region=north, and all within it.")
    private String rollup;
  }

  /** Until when. */
  static final class End {

    @Option(
        names = "--for",
        paramLabel = "DURATION",
        required = true,
        description = "From now on, in ISO 8601, such as PT2H or P1D.")
    private Duration duration;

    @Option(
        names = "--until",
        paramLabel = "INSTANT",
        required = true,
        description = "A moment of event time, in ISO 8601; one in the past ends the silence.")
    private Instant until;
  }

  @Override
  public Integer call() throws Exception {
    Instant until = until(Instant.now().truncatedTo(ChronoUnit.MICROS));
    try (AlertLog log = cluster.alerts()) {
      String what;
      if (scope.fingerprint != null) {
        AlertTransition alert =
            Commands.usable(() -> AlertSearch.find(scope.fingerprint, log.current()));
        send(alert.getModel(), new Silence(alert.getFingerprint(), null, until), log);
        what = Commands.name(alert);
      } else if (scope.rollup != null) {
        send(model(scope.rollup), new Silence(null, scope.rollup, until), log);
        what = scope.rollup + " and all within it";
      } else {
        send(scope.model, new Silence(null, null, until), log);
        what = "model " + scope.model;
      }
      spec.commandLine().getOut().println(what + ": asked not to page until " + until);
    }
    return 0;
  }

  private Instant until(Instant now) {
    if (end.until != null) {
      return end.until.truncatedTo(ChronoUnit.MICROS);
    }
    if (end.duration.isNegative() || end.duration.isZero()) {
      throw new ParameterException(
          spec.commandLine(), "--for must be longer than nothing: was " + end.duration);
    }
    return now.plus(end.duration);
  }

  private String model(String rollup) {
    try {
      return RollupKey.parse(rollup).model();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--rollup: " + e.getMessage(), e);
    }
  }

  private void send(String model, Silence silence, AlertLog log) throws Exception {
    log.send(Commands.of(model, operator.by(), silence));
  }
}
