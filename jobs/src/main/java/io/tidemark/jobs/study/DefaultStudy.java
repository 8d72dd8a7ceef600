// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Rules, scores, transforms and segments over the flu forecasts. A number counts forecasts issued
 * once their segment had 20 outcomes, unless it says that it counts from the first.
 */
public final class DefaultStudy {

  private static final int WARM = 20;
  private static final String PLAIN = "conformalized-quantile";
  private static final String NORMALIZED = "conformalized-quantile-normalized";
  private static final List<List<String>> SEGMENTS =
      List.of(List.of("location"), List.of(), List.of("location", "horizon"), List.of("horizon"));
  private static final double[] STEPS = {.5, .7, .8, 1, 1.25, 1.5, 2, 3};

  private final boolean quick;

  /** The study, or its decisive rows alone. */
  public DefaultStudy(boolean quick) {
    this.quick = quick;
  }

  /** A row of the table: one rule on one score. */
  private record Choice(String label, RuleSpec rule, int window, String score) {

    String scoreLabel() {
      return score.equals(PLAIN) ? "cqr" : "normalized";
    }
  }

  /** Its tables. */
  public List<StudyTable> tables() throws Exception {
    StudyStream flu = ShippedStreams.replay("flusight");
    Policy shipped = ShippedStreams.policy("flusight");
    List<StudyTable> tables = new ArrayList<>();
    for (Transform transform : quick ? List.of(Transform.SQRT) : List.of(Transform.values())) {
      tables.add(grid(flu, shipped, transform));
    }
    tables.add(steps(flu, shipped));
    return tables;
  }

  private StudyTable grid(StudyStream flu, Policy shipped, Transform transform) throws Exception {
    List<String> columns = new ArrayList<>(List.of("rule", "score"));
    SEGMENTS.forEach(segment -> columns.add("`[" + String.join(",", segment) + "]`"));
    String name = transform.name().toLowerCase(Locale.ROOT);
    StudyTable table = new StudyTable("defaults-" + name, "Transform `" + name + "`", columns);
    List<Callable<String>> cells = new ArrayList<>();
    List<Choice> choices = choices(transform);
    for (Choice choice : choices) {
      for (List<String> segment : SEGMENTS) {
        Policy policy = policy(shipped, choice, transform, segment);
        cells.add(() -> DefaultFit.of(flu, policy, WARM).cell());
      }
    }
    List<String> results = InParallel.run(cells);
    for (int i = 0; i < choices.size(); i++) {
      List<String> row =
          new ArrayList<>(List.of(choices.get(i).label(), choices.get(i).scoreLabel()));
      row.addAll(results.subList(i * SEGMENTS.size(), (i + 1) * SEGMENTS.size()));
      table.add(row);
    }
    return table;
  }

  private List<Choice> choices(Transform transform) {
    double step = unitStep(transform);
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("tracker, step " + trim(step), tracker(step, 0), 400, PLAIN));
    choices.add(new Choice("tracker, step .05", tracker(.05, 0), 400, PLAIN));
    choices.add(new Choice("aci .005, window 400", aci(), 400, PLAIN));
    choices.add(new Choice("split, window 400", new RuleSpec("split", Map.of()), 400, PLAIN));
    if (!quick) {
      choices.add(new Choice("tracker, step .06", tracker(.06, 0), 400, NORMALIZED));
      choices.add(new Choice("tracker, .05 + .3/(1 + n/10)", tracker(.05, .3), 400, NORMALIZED));
      choices.add(new Choice("aci .005, window 200", aci(), 200, PLAIN));
      choices.add(new Choice("aci .005, window 1000", aci(), 1000, PLAIN));
      choices.add(new Choice("aci .005, window 400", aci(), 400, NORMALIZED));
    }
    return choices;
  }

  /** About a tenth of the spread of the scores on that scale. */
  private static double unitStep(Transform transform) {
    return switch (transform) {
      case SQRT -> 1;
      case IDENTITY -> 10;
      case LOG1P -> .1;
    };
  }

  private static String trim(double step) {
    return step == Math.rint(step) ? StudyTable.whole(step) : String.valueOf(step).substring(1);
  }

  private static RuleSpec tracker(double step, double boost) {
    return new RuleSpec("quantile-tracker", Map.of("step", step, "boost", boost, "settle", 10.0));
  }

  private static RuleSpec aci() {
    return new RuleSpec("aci", Map.of("gamma", 0.005));
  }

  private static Policy policy(
      Policy shipped, Choice choice, Transform transform, List<String> segmentBy) {
    return PolicyBuilder.from(shipped)
        .segmentBy(segmentBy)
        .score(choice.score())
        .transform(transform)
        .rule(choice.rule())
        .window(
            new WindowSpec(
                new WindowSpec.Count(choice.window()),
                PolicyDefaults.WINDOW_PANES,
                PolicyDefaults.WINDOW_SKETCH))
        .build();
  }

  private StudyTable steps(StudyStream flu, Policy shipped) throws Exception {
    double[] steps = quick ? new double[] {1} : STEPS;
    List<Callable<DefaultFit>> fits = new ArrayList<>();
    for (int warm : new int[] {WARM, 0}) {
      for (double step : steps) {
        Policy policy = PolicyBuilder.from(shipped).rule(tracker(step, 0)).build();
        fits.add(() -> DefaultFit.of(flu, policy, warm));
      }
    }
    List<DefaultFit> results = InParallel.run(fits);
    StudyTable table =
        new StudyTable(
            "defaults-steps",
            "Step of the choice",
            List.of(
                "step",
                "lowest of six",
                "highest of six",
                "ratio",
                "lowest state",
                "lowest, from the first",
                "highest, from the first"));
    IntStream.range(0, steps.length)
        .forEach(i -> table.add(stepRow(steps[i], results.get(i), results.get(steps.length + i))));
    return table;
  }

  private static List<String> stepRow(double step, DefaultFit warm, DefaultFit first) {
    return List.of(
        String.valueOf(step),
        StudyTable.number(warm.lowest()),
        StudyTable.number(warm.highest()),
        StudyTable.number(warm.ratio()),
        StudyTable.number(warm.lowestState()),
        StudyTable.number(first.lowest()),
        StudyTable.number(first.highest()));
  }
}
