// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.score.NearestName;
import io.tidemark.score.Scores;
import io.tidemark.score.SignedResidual;
import io.tidemark.threshold.ParameterDescription;
import io.tidemark.threshold.RuleDescription;
import io.tidemark.threshold.RuleSpec;
import io.tidemark.threshold.ThresholdRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds everything that is wrong with a policy, not only the first. */
public final class PolicyValidation {

  private static final int MAX_NAME_LENGTH = 512;

  private final List<PolicyProblem> problems = new ArrayList<>();

  private PolicyValidation() {}

  /** All problems of a policy; empty when it can be used. */
  public static List<PolicyProblem> problems(Policy policy) {
    PolicyValidation validation = new PolicyValidation();
    validation.identity(policy);
    validation.segmentBy(policy.segmentBy());
    validation.rollups(policy.rollups(), policy.segmentBy());
    validation.targets(policy.targetMiscoverage());
    policy.score().ifPresent(score -> validation.requireKnown("score", score, Scores.names()));
    policy.rule().ifPresent(validation::rule);
    policy.rule().ifPresent(rule -> validation.pairing(rule, policy.score()));
    validation.window(policy.window());
    validation.positive("labelHorizon", policy.labelHorizonMicros());
    validation.baseline(policy.baseline(), policy.targetMiscoverage());
    validation.evidence(policy.evidence());
    double arl = policy.averageRunLength();
    validation.require(
        arl > 1 && arl < Double.POSITIVE_INFINITY, "averageRunLength", arl, "finite and above 1");
    return List.copyOf(validation.problems);
  }

  private void identity(Policy policy) {
    String model = policy.model();
    require(
        !model.isEmpty() && model.length() <= MAX_NAME_LENGTH,
        "model",
        quoted(model),
        "of 1 to " + MAX_NAME_LENGTH + " characters");
    require(policy.version() >= 0, "version", policy.version(), "at least 0");
  }

  private void segmentBy(List<String> dimensions) {
    requireNames("segmentBy", dimensions);
  }

  private void rollups(List<List<String>> rollups, List<String> segmentBy) {
    require(!rollups.isEmpty(), "rollups", rollups, "at least one group of dimensions");
    requireDistinct("rollups", rollups.stream().map(Set::copyOf).toList());
    for (int i = 0; i < rollups.size(); i++) {
      String key = "rollups[" + i + "]";
      List<String> rollup = rollups.get(i);
      requireNames(key, rollup);
      for (String dimension : rollup) {
        require(
            segmentBy.contains(dimension), key, quoted(dimension), "one of segmentBy " + segmentBy);
      }
    }
  }

  private void targets(List<Double> targets) {
    require(!targets.isEmpty(), "targetMiscoverage", targets, "at least one value in (0, 1)");
    requireDistinct("targetMiscoverage", targets);
    for (int i = 0; i < targets.size(); i++) {
      double target = targets.get(i);
      require(target > 0 && target < 1, "targetMiscoverage[" + i + "]", target, "in (0, 1)");
    }
  }

  private void rule(RuleSpec rule) {
    List<RuleDescription> rules = ThresholdRules.catalogue();
    requireKnown("rule.name", rule.name(), rules.stream().map(RuleDescription::name).toList());
    rules.stream()
        .filter(known -> known.name().equals(rule.name()))
        .forEach(known -> parameters(rule, known.parameters()));
  }

  /** A joint rule needs signed residuals, which is also the score when none is named. */
  private void pairing(RuleSpec rule, Optional<String> score) {
    boolean joint =
        ThresholdRules.catalogue().stream()
            .anyMatch(known -> known.name().equals(rule.name()) && known.joint());
    require(
        !joint || score.isEmpty() || score.get().equals(SignedResidual.NAME),
        "score",
        quoted(score.orElse("")),
        SignedResidual.NAME + " (or left out) with rule " + rule.name());
  }

  private void parameters(RuleSpec rule, List<ParameterDescription> known) {
    List<String> names = known.stream().map(ParameterDescription::name).toList();
    rule.parameters().keySet().stream()
        .sorted()
        .filter(name -> !names.contains(name))
        .forEach(name -> requireKnown("rule." + name, name, names));
    for (ParameterDescription parameter : known) {
      Double value = rule.parameters().get(parameter.name());
      require(
          value == null || parameter.allows(value),
          "rule." + parameter.name(),
          value,
          parameter.domain());
    }
  }

  private void requireKnown(String key, String name, Collection<String> known) {
    String nearest = NearestName.of(name, known).map(n -> " (nearest: " + n + ")").orElse("");
    require(known.contains(name), key, quoted(name), "one of " + known + nearest);
  }

  private void window(WindowSpec window) {
    extent("window", "count", window.extent());
    if (window.extent() instanceof WindowSpec.Count count && count.scores() >= 1) {
      require(
          window.panes() <= count.scores(),
          "window.panes",
          window.panes(),
          "at most window.count (" + count.scores() + ")");
    }
    if (window.extent() instanceof WindowSpec.Span span && span.micros() >= 1) {
      require(
          window.panes() <= span.micros(),
          "window.panes",
          window.panes(),
          "at most the microseconds of window.duration (" + span.micros() + ")");
    }
  }

  private void baseline(BaselineSpec baseline, List<Double> targets) {
    extent("baseline", "outcomes", baseline.extent());
    double tolerance = baseline.tolerance();
    require(tolerance >= 0 && tolerance < 1, "baseline.tolerance", tolerance, "in [0, 1)");
    for (double target : targets) {
      if (target > 0 && target < 1 && tolerance >= 0 && tolerance < 1) {
        require(
            target + tolerance < 1,
            "baseline.tolerance",
            tolerance,
            "below 1 - targetMiscoverage (" + target + ")");
      }
    }
  }

  private void extent(String key, String countKey, WindowSpec.Extent extent) {
    if (extent instanceof WindowSpec.Count count) {
      require(count.scores() >= 1, key + "." + countKey, count.scores(), "at least 1");
    } else if (extent instanceof WindowSpec.Span span) {
      positive(key + ".duration", span.micros());
    }
  }

  private void evidence(EvidenceSpec evidence) {
    if (evidence instanceof Policy.PerBlock block) {
      positive("evidence.block", block.blockMicros());
    } else if (evidence instanceof Policy.PerEvent event) {
      positive("evidence.tick", event.tickMicros());
    }
  }

  private void positive(String key, long micros) {
    require(micros > 0, key, micros + " microseconds", "longer than zero");
  }

  private void requireNames(String key, List<String> names) {
    requireDistinct(key, names);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      require(!name.isEmpty(), key + "[" + i + "]", quoted(name), "the name of a dimension");
    }
  }

  private void requireDistinct(String key, Collection<?> values) {
    require(new HashSet<>(values).size() == values.size(), key, values, "without repetition");
  }

  private void require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      problems.add(new PolicyProblem(key, String.valueOf(value), allowed));
    }
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
