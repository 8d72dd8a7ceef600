// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.score.NearestName;
import io.tidemark.threshold.ParameterDescription.Domain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules by the names used in policies. */
public final class ThresholdRules {

  private static final List<RuleDescription> CATALOGUE =
      List.of(
          new RuleDescription(
              "split",
              List.of(),
              "each interval covers with probability >= 1 - target, if scores are exchangeable",
              p -> new SplitConformal()),
          new RuleDescription(
              "aci",
              List.of(positive("gamma", 0.005, "step of the level")),
              "|mean miss - target| <= (max(target, 1 - target) + gamma) / (gamma T), any sequence",
              p -> new AdaptiveConformalInference(p.get("gamma"))),
          new RuleDescription(
              "dtaci",
              List.of(
                  positive("eta", 2.72, "how fast weights follow losses"),
                  new ParameterDescription(
                      "sigma", 0.001, Domain.OPEN_UNIT, "share of uniform weights")),
              "low dynamic regret; coverage is empirical",
              p -> new DynamicallyTunedConformalInference(p.get("eta"), p.get("sigma"))),
          new RuleDescription(
              "agaci",
              List.of(),
              "pinball loss near that of the best of eight steps, any sequence; coverage is empirical",
              p -> new AggregatedAdaptiveConformalInference()),
          new RuleDescription(
              "quantile-tracker",
              List.of(
                  positive("step", 0.05, "step of the threshold, in score units"),
                  notNegative("boost", 0.3, "added to the step at first"),
                  positive("settle", 10, "outcomes after which half of the boost is left"),
                  start()),
              "|mean miss - target| <= (range + step + boost) / (step T), any sequence of scores"
                  + " within a range that includes start",
              p ->
                  new QuantileTracker(
                      p.get("start"), p.get("step"), p.get("boost"), p.get("settle"))),
          new RuleDescription(
              "decaying",
              List.of(
                  positive("step", 0.05, "first step of the threshold, in score units"),
                  new ParameterDescription(
                      "exponent", 0.6, Domain.OPEN_UNIT, "how fast the step dies out"),
                  start()),
              "|mean miss - target| <= (range + step) / (step T^(1 - exponent)), any sequence of"
                  + " scores within a range that includes start",
              p -> new DecayingTracker(p.get("start"), p.get("step"), p.get("exponent"))),
          new RuleDescription(
              "enbpi",
              List.of(residuals("residuals", 300, "signed residuals whose quantiles are taken")),
              "empirical; tends to 1 - target on stationary residuals that forget their past",
              p -> new EnsembleBatchPredictionIntervals(p.get("residuals").intValue())));

  private ThresholdRules() {}

  private static ParameterDescription positive(String name, double defaultValue, String meaning) {
    return new ParameterDescription(name, defaultValue, Domain.POSITIVE, meaning);
  }

  private static ParameterDescription notNegative(
      String name, double defaultValue, String meaning) {
    return new ParameterDescription(name, defaultValue, Domain.NOT_NEGATIVE, meaning);
  }

  private static ParameterDescription residuals(String name, int defaultValue, String meaning) {
    return new ParameterDescription(name, defaultValue, Domain.RESIDUALS, meaning);
  }

  private static ParameterDescription start() {
    return new ParameterDescription("start", 0, Domain.FINITE, "first threshold");
  }

  /** All rules, with their parameters and guarantees. */
  public static List<RuleDescription> catalogue() {
    return CATALOGUE;
  }

  /**
   * A rule with its parameters. Unknown names are errors that name the nearest valid one; values
   * outside their domain are errors that name the parameter, the value and what is allowed.
   */
  public static CalibrationRule of(RuleSpec spec) {
    RuleDescription rule = description(spec.name());
    List<String> names = rule.parameters().stream().map(ParameterDescription::name).toList();
    for (String name : spec.parameters().keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "parameter of rule " + rule.name() + unknown(name, names));
      }
    }
    Map<String, Double> values = new HashMap<>();
    for (ParameterDescription parameter : rule.parameters()) {
      double value = spec.parameters().getOrDefault(parameter.name(), parameter.defaultValue());
      if (!parameter.allows(value)) {
        throw new IllegalArgumentException(
            parameter.name()
                + " of rule "
                + rule.name()
                + " must be "
                + parameter.domain()
                + ": was "
                + value);
      }
      values.put(parameter.name(), value);
    }
    return rule.factory().apply(values);
  }

  private static RuleDescription description(String name) {
    return CATALOGUE.stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "rule"
                        + unknown(name, CATALOGUE.stream().map(RuleDescription::name).toList())));
  }

  private static String unknown(String name, List<String> valid) {
    String nearest = NearestName.of(name, valid).map(n -> " (did you mean " + n + "?)").orElse("");
    return " must be one of " + valid + ": was \"" + name + "\"" + nearest;
  }
}
