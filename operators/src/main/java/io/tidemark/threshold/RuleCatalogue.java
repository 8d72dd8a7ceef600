// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.threshold.ParameterDescription.Domain;
import java.util.List;

/** Every rule with its parameters, their defaults and domains, and its guarantee in words. */
final class RuleCatalogue {

  static final List<RuleDescription> RULES =
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
                  notNegative("testMass", 1, "weight of the new point; 0: no guarantee")),
              "each interval covers with probability >= 1 - target - (drift within the weights), if"
                  + " testMass is 1",
              p -> new NonexchangeableConformal(p.get("rho"), p.get("testMass"))),
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
                  notNegative("boost", 0, "added to the step at first"),
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
              p -> new EnsembleBatchPredictionIntervals(p.count("residuals"))));

  private RuleCatalogue() {}

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
}
