// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.threshold.ParameterDescription.Domain;
import java.util.List;

/** The part of the catalogue that steers the threshold itself. */
final class DirectRules {

  static final List<RuleDescription> RULES =
      List.of(
          new RuleDescription(
              "quantile-tracker",
              List.of(
                  ParameterDescription.positive(
                      "step", 0.05, "step of the threshold, in score units"),
                  ParameterDescription.notNegative("boost", 0, "added to the step at first"),
                  ParameterDescription.positive(
                      "settle", 10, "outcomes after which half of the boost is left"),
                  start()),
              "|mean miss - target| <= (range + step + boost) / (step T), any sequence of scores"
                  + " within a range that includes start",
              p ->
                  new QuantileTracker(
                      p.get("start"), p.get("step"), p.get("boost"), p.get("settle"))),
          new RuleDescription(
              "decaying",
              List.of(
                  ParameterDescription.positive(
                      "step", 0.05, "first step of the threshold, in score units"),
                  new ParameterDescription(
                      "exponent", 0.6, Domain.OPEN_UNIT, "how fast the step dies out"),
                  start()),
              "|mean miss - target| <= (range + step) / (step T^(1 - exponent)), any sequence of"
                  + " scores within a range that includes start",
              p -> new DecayingTracker(p.get("start"), p.get("step"), p.get("exponent"))),
          new RuleDescription(
              "sf-ogd",
              List.of(scale()),
              "guarded: |mean miss - target| <= (range + 2 scale / sqrt(3)) sqrt(3 / T) / scale, any"
                  + " sequence of scores within a range that includes 0; published: empirical, for"
                  + " scores of at least 0",
              p -> new ScaleFreeDescent(p.get("scale"), p.guards())),
          new RuleDescription(
              "saocp",
              List.of(
                  scale(),
                  new ParameterDescription(
                      "lifetime", 8, Domain.COUNT, "outcomes an expert lives at least")),
              "pinball loss near that of the best fixed threshold on every interval of time, for"
                  + " scores up to scale / sqrt(3); coverage is empirical",
              p -> new StronglyAdaptive(p.get("scale"), p.count("lifetime"), p.guards())),
          new RuleDescription(
              "pid",
              List.of(
                  lr(),
                  ParameterDescription.notNegative(
                      "ki", 10, "size of the integral, in score units; 0: none"),
                  ParameterDescription.positive(
                      "csat", 5, "misses too many the integral bears, times (T + 1) / ln(T + 1)"),
                  burnIn(300),
                  new ParameterDescription(
                      "season",
                      0,
                      Domain.COUNT_OR_NONE,
                      "period of the score forecasts; 1: not seasonal, 0: no forecasts")),
              "published, ki above 0: |mean miss - target| <= (1.58 csat (T + 1) / ln(T + 1) + 2) /"
                  + " T, any sequence of bounded scores; else empirical",
              p ->
                  new ConformalPid(
                      p.get("lr"),
                      p.get("ki"),
                      p.get("csat"),
                      p.count("burnIn"),
                      p.count("season"),
                      p.guards())),
          errorQuantified("eci", 300),
          errorQuantified("eci-cutoff", 100),
          errorQuantified("eci-integral", 300),
          new RuleDescription(
              "cop",
              List.of(lr(), burnIn(300)),
              "empirical; long-run for a step that does not follow the scores",
              p -> new ConformalOptimistic(p.get("lr"), p.count("burnIn"), p.guards())),
          new RuleDescription(
              "rolling-risk",
              List.of(
                  ParameterDescription.positive(
                      "step", 0.05, "step of the threshold, in score units"),
                  ParameterDescription.notNegative(
                      "excess",
                      0,
                      "part of a score beyond the threshold at which the loss is 1; 0: the loss is"
                          + " the miss"),
                  start()),
              "|mean loss - target| <= (range + target excess + step) / (step T), any sequence of"
                  + " scores within a range that includes start",
              p -> new RollingRisk(p.get("start"), p.get("step"), loss(p.get("excess")))));

  private DirectRules() {}

  private static RuleDescription errorQuantified(String name, int defaultBurnIn) {
    return new RuleDescription(
        name,
        List.of(lr(), burnIn(defaultBurnIn)),
        "empirical; long-run for a step that does not follow the scores",
        p -> new ErrorQuantified(name, p.get("lr"), p.count("burnIn"), p.guards()));
  }

  private static RiskLoss loss(double excess) {
    return excess == 0 ? RiskLoss.MISS : new RiskLoss.BoundedExcess(excess);
  }

  private static ParameterDescription lr() {
    return ParameterDescription.positive(
        "lr", 0.1, "step of the threshold, times the range of the last scores");
  }

  private static ParameterDescription burnIn(int defaultValue) {
    return new ParameterDescription(
        "burnIn", defaultValue, Domain.COUNT, "last scores that scale the step");
  }

  private static ParameterDescription scale() {
    return ParameterDescription.positive("scale", 1, "sqrt(3) times the largest score expected");
  }

  private static ParameterDescription start() {
    return new ParameterDescription("start", 0, Domain.FINITE, "first threshold");
  }
}
