// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.score.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules by the names used in policies. */
public final class ThresholdRules {

  private ThresholdRules() {}

  /** All rules, with their parameters and guarantees. */
  public static List<RuleDescription> catalogue() {
    return RuleCatalogue.RULES;
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
    return rule.factory().apply(new RuleSettings(values, spec.guards()));
  }

  private static RuleDescription description(String name) {
    return RuleCatalogue.RULES.stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "rule"
                        + unknown(
                            name,
                            RuleCatalogue.RULES.stream().map(RuleDescription::name).toList())));
  }

  private static String unknown(String name, List<String> valid) {
    String nearest = NearestName.of(name, valid).map(n -> " (did you mean " + n + "?)").orElse("");
    return " must be one of " + valid + ": was \"" + name + "\"" + nearest;
  }
}
