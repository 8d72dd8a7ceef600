// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import static io.tidemark.policy.ProblemList.quoted;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.score.IntervalScore;
import io.tidemark.score.LabelScore;
import io.tidemark.score.ScoreDescription;
import io.tidemark.score.ScoreSpec;
import io.tidemark.score.Scores;
import io.tidemark.score.SignedResidual;
import io.tidemark.threshold.RuleDescription;
import io.tidemark.threshold.RuleSpec;
import io.tidemark.threshold.ThresholdRule;
import io.tidemark.threshold.ThresholdRules;
import java.util.List;
import java.util.Optional;

/** What is wrong with the part of a policy that thresholds follow. */
final class CalibrationValidation {

  private final ProblemList problems;

  private CalibrationValidation(ProblemList problems) {
    this.problems = problems;
  }

  static void check(Policy policy, ProblemList problems) {
    CalibrationValidation validation = new CalibrationValidation(problems);
    validation.targets(policy.targetMiscoverage());
    policy.score().ifPresent(validation::score);
    policy.rule().ifPresent(rule -> validation.rule(rule, policy));
    policy.rule().ifPresent(rule -> validation.pairing(rule, policy.score()));
    validation.window(policy.window());
    if (policy.classConditional()) {
      validation.classConditional(policy);
    }
  }

  /** Only scores of labels and the rules that go with them know classes. */
  private void classConditional(Policy policy) {
    policy
        .score()
        .map(ScoreSpec::name)
        .filter(Scores.names()::contains)
        .filter(name -> !(Scores.byName(name) instanceof LabelScore))
        .ifPresent(name -> requireNoClasses("score " + name));
    policy
        .rule()
        .map(RuleSpec::name)
        .filter(CalibrationValidation::isJoint)
        .ifPresent(name -> requireNoClasses("rule " + name));
  }

  private void requireNoClasses(String what) {
    problems.require(
        false, "classConditional", true, "false with " + what + ", which is for numbers");
  }

  private static boolean isJoint(String rule) {
    return ThresholdRules.catalogue().stream()
        .anyMatch(known -> known.name().equals(rule) && known.joint());
  }

  private void targets(List<Double> targets) {
    problems.require(
        !targets.isEmpty(), "targetMiscoverage", targets, "at least one value in (0, 1)");
    problems.requireDistinct("targetMiscoverage", targets);
    for (int i = 0; i < targets.size(); i++) {
      double target = targets.get(i);
      problems.require(
          target > 0 && target < 1, "targetMiscoverage[" + i + "]", target, "in (0, 1)");
    }
  }

  private void score(ScoreSpec score) {
    List<ScoreDescription> scores = Scores.catalogue();
    problems.requireKnown("score", score.name(), Scores.names());
    scores.stream()
        .filter(known -> known.name().equals(score.name()))
        .forEach(
            known ->
                problems.requireScoreParameters("score", score.parameters(), known.parameters()));
  }

  private void rule(RuleSpec rule, Policy policy) {
    int before = problems.all().size();
    List<RuleDescription> rules = ThresholdRules.catalogue();
    problems.requireKnown(
        "rule.name", rule.name(), rules.stream().map(RuleDescription::name).toList());
    rules.stream()
        .filter(known -> known.name().equals(rule.name()))
        .forEach(
            known -> problems.requireParameters("rule", rule.parameters(), known.parameters()));
    if (problems.all().size() == before && ThresholdRules.of(rule) instanceof ThresholdRule known) {
      policy.targetMiscoverage().stream()
          .filter(target -> target > 0 && target < 1)
          .forEach(target -> reach(known, target, tails(policy.score())));
    }
  }

  /** A rule must be able to give a finite threshold at each tail's share of a target. */
  private void reach(ThresholdRule rule, double target, int tails) {
    rule.problem(target / tails)
        .ifPresent(
            problem ->
                problems.require(
                    false,
                    "rule." + problem.parameter(),
                    problem.value(),
                    problem.allowed()
                        + " for targetMiscoverage "
                        + target
                        + (tails == 1 ? "" : " in " + tails + " tails")
                        + ", where no threshold would ever be finite"));
  }

  /** Of a score that is left out one, which asks the least. */
  private static int tails(Optional<ScoreSpec> score) {
    return score
        .map(ScoreSpec::name)
        .filter(Scores.names()::contains)
        .map(Scores::byName)
        .filter(IntervalScore.class::isInstance)
        .map(known -> ((IntervalScore) known).tails())
        .orElse(1);
  }

  /** A joint rule needs signed residuals, which is also the score when none is named. */
  private void pairing(RuleSpec rule, Optional<ScoreSpec> score) {
    problems.require(
        !isJoint(rule.name()) || score.isEmpty() || score.get().name().equals(SignedResidual.NAME),
        "score",
        quoted(score.map(ScoreSpec::name).orElse("")),
        SignedResidual.NAME + " (or left out) with rule " + rule.name());
  }

  private void window(WindowSpec window) {
    extent("window", "count", window.extent(), problems);
    if (window.extent() instanceof WindowSpec.Count count && count.scores() >= 1) {
      panes(window, count.scores(), "window.count (" + count.scores() + ")");
    }
    if (window.extent() instanceof WindowSpec.Span span && span.micros() >= 1) {
      panes(window, span.micros(), "the microseconds of window.duration (" + span.micros() + ")");
    }
    if (window.halfLife().isPresent()) {
      halfLife(window.extent(), window.halfLife().getAsLong());
    }
  }

  private void panes(WindowSpec window, long most, String named) {
    problems.require(window.panes() <= most, "window.panes", window.panes(), "at most " + named);
  }

  private void halfLife(WindowSpec.Extent extent, long halfLife) {
    if (extent instanceof WindowSpec.Span) {
      problems.requireSpan("window.halfLife", halfLife);
    } else {
      problems.require(halfLife >= 1, "window.halfLife", halfLife, "at least 1 outcome");
    }
  }

  static void extent(String key, String countKey, WindowSpec.Extent extent, ProblemList problems) {
    if (extent instanceof WindowSpec.Count count) {
      problems.require(count.scores() >= 1, key + "." + countKey, count.scores(), "at least 1");
    } else if (extent instanceof WindowSpec.Span span) {
      problems.requireSpan(key + ".duration", span.micros());
    }
  }
}
