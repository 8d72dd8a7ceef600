// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.threshold.CalibrationRule;
import io.tidemark.threshold.JointRule;
import io.tidemark.threshold.LevelRule;
import io.tidemark.threshold.ParameterDescription;
import io.tidemark.threshold.RuleDescription;
import io.tidemark.threshold.RuleSpec;
import io.tidemark.threshold.ThresholdRule;
import io.tidemark.threshold.ThresholdRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one threshold rule over one column of numbers. */
@Command(
    name = "track",
    description = {
      "Run one threshold rule over a column of a CSV file.",
      "Column score: prints t,score,threshold,miscovered. Column beta (only for rules that steer a"
          + " level): prints t,beta,level. Column residual, or forecast and outcome (for rules on"
          + " signed residuals): prints t,residual,lower,upper,miscovered. The values are those in"
          + " force before each record."
    })
public final class TrackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--rule", paramLabel = "NAME", description = "The rule; --list names them.")
  private String rule;

  @Option(names = "--target-miscoverage", paramLabel = "X", description = "In (0, 1).")
  private Double targetMiscoverage;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      split = ",",
      description = "Parameters of the rule that differ from its defaults.")
  private Map<String, Double> parameters = new LinkedHashMap<>();

  @Option(
      names = "--delay",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Steps after its prediction at which an outcome is known; 1: before the next prediction."
              + " Default: ${DEFAULT-VALUE}.")
  private int delay;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Scores in the calibration window of rules that use one. Default: all so far.")
  private Integer window;

  @Option(
      names = "--diagnostics",
      description =
          "With rules on signed residuals: also print what each pair rests on (mode), and the"
              + " rule's diagnostics.")
  private boolean diagnostics;

  @Option(
      names = "--guards",
      description =
          "Bound the rule's step, integral and exponents, as policies do. Default: the published"
              + " form, to the digit.")
  private boolean guards;

  @Option(names = "--list", description = "List the rules with their parameters and guarantees.")
  private boolean list;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The CSV file.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      ThresholdRules.catalogue().forEach(description -> print(description, out));
    } else {
      CalibrationRule chosen = checkedUsage();
      try (ScoreColumn column = open(chosen)) {
        track(chosen, column, out);
      }
    }
    out.flush();
    return 0;
  }

  private ScoreColumn open(CalibrationRule chosen) throws Exception {
    return chosen instanceof JointRule
        ? ScoreColumn.openResiduals(file)
        : ScoreColumn.open(file, chosen instanceof LevelRule);
  }

  private void track(CalibrationRule chosen, ScoreColumn column, PrintWriter out) throws Exception {
    if (chosen instanceof JointRule joint) {
      Optional<List<String>> more =
          diagnostics ? Optional.of(joint.diagnostics()) : Optional.empty();
      new ResidualTrack(joint.create(targetMiscoverage), delay, more).run(column, out::println);
    } else if (column.isLevel()) {
      out.println("t,beta,level");
      new LevelTrack(((LevelRule) chosen).createLevel(targetMiscoverage), delay)
          .run(column, out::println);
    } else {
      out.println("t,score,threshold,miscovered");
      ThresholdRule single = (ThresholdRule) chosen;
      new ThresholdTrack(single.create(targetMiscoverage), scores(single), delay)
          .run(column, out::println);
    }
  }

  /** A rule that never asks the window needs no scores in it, however long the column. */
  private int scores(ThresholdRule chosen) {
    if (!chosen.usesWindow()) {
      return 1;
    }
    return window == null ? Integer.MAX_VALUE : window;
  }

  private CalibrationRule checkedUsage() {
    require(rule != null, "--rule must be given");
    require(file != null, "FILE must be given");
    require(targetMiscoverage != null, "--target-miscoverage must be given");
    require(
        targetMiscoverage > 0 && targetMiscoverage < 1,
        "--target-miscoverage must be in (0, 1): was " + targetMiscoverage);
    require(delay >= 1, "--delay must be at least 1: was " + delay);
    require(window == null || window >= 1, "--window must be at least 1: was " + window);
    try {
      return ThresholdRules.of(new RuleSpec(rule, parameters, guards));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private static String columns(RuleDescription rule) {
    if (rule.joint()) {
      return "residual, or forecast and outcome";
    }
    return rule.steersLevel() ? "score or beta" : "score";
  }

  private static void print(RuleDescription rule, PrintWriter out) {
    out.println(rule.name() + " (" + columns(rule) + ")");
    out.println("  guarantee: " + rule.guarantee());
    for (ParameterDescription parameter : rule.parameters()) {
      out.printf(
          "  %s = %s, %s: %s%n",
          parameter.name(),
          text(parameter.defaultValue()),
          parameter.domain(),
          parameter.meaning());
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
