// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.threshold.ParameterDescription.Domain;
import java.util.List;
import java.util.stream.Stream;

/** Every rule with its parameters, their defaults and domains, and its guarantee in words. */
final class RuleCatalogue {

  private static final List<RuleDescription> WINDOWED =
      List.of(
          new RuleDescription(
              "split",
              List.of(),
              "each interval covers with probability >= 1 - target, if scores are exchangeable",
              p -> new SplitConformal()),
          new RuleDescription(
              "nexcp",
              List.of(
                  new ParameterDescription(
                      "rho", 0.99, Domain.SHARE, "weight of a score against the next newer one"),
                  ParameterDescription.notNegative(
                      "testMass", 1, "weight of the new point; 0: no guarantee")),
              "each interval covers with probability >= 1 - target - (drift within the weights), if"
                  + " testMass is 1",
              p -> new NonexchangeableConformal(p.get("rho"), p.get("testMass"))),
          new RuleDescription(
              "aci",
              List.of(ParameterDescription.positive("gamma", 0.005, "step of the level")),
              "|mean miss - target| <= (max(target, 1 - target) + gamma) / (gamma T), any sequence",
              p -> new AdaptiveConformalInference(p.get("gamma"))),
          new RuleDescription(
              "dtaci",
              List.of(
                  ParameterDescription.positive("eta", 2.72, "how fast weights follow losses"),
                  new ParameterDescription(
                      "sigma", 0.001, Domain.OPEN_UNIT, "share of uniform weights"),
                  new ParameterDescription(
                      "lookback",
                      0,
                      Domain.COUNT_OR_NONE,
                      "outcomes whose losses set eta; 0: eta stays")),
              "low dynamic regret; coverage is empirical",
              p ->
                  new DynamicallyTunedConformalInference(
                      p.get("eta"), p.get("sigma"), p.count("lookback"))),
          new RuleDescription(
              "agaci",
              List.of(),
              "pinball loss near that of the best of eight steps, any sequence; coverage is empirical",
              p -> new AggregatedAdaptiveConformalInference()));

  static final List<RuleDescription> RULES =
      Stream.of(WINDOWED, DirectRules.RULES, SerialRules.RULES).flatMap(List::stream).toList();

  private RuleCatalogue() {}
}
