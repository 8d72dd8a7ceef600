// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.threshold.ParameterDescription.Domain;
import io.tidemark.threshold.SequentialPredictiveConformalInference.SerialSettings;
import java.util.List;

/** The rules on the order of signed residuals, in the form of {@link RuleCatalogue}. */
final class SerialRules {

  private static final RuleDescription ENBPI =
      new RuleDescription(
          "enbpi",
          List.of(count("residuals", 300, "signed residuals whose quantiles are taken")),
          "empirical; tends to 1 - target on stationary residuals that forget their past",
          p -> new EnsembleBatchPredictionIntervals(p.count("residuals")));

  private static final RuleDescription SPCI =
      new RuleDescription(
          "spci",
          List.of(
              count("lags", 5, "visible residuals that predict the next one"),
              ParameterDescription.positive("rate", 0.05, "learning rate of the heads"),
              ParameterDescription.positive(
                  "gamma", 0.02, "step of the offset, in running mean sizes of residuals"),
              unit("memory", 0.98, "weight of the past in the running size"),
              gain()),
          "|mean miss - target| <= (2 range + gamma) / (gamma T), any sequence of residuals"
              + " within a range of their running size; that it is narrow is empirical",
          p ->
              new SequentialPredictiveConformalInference(
                  new SerialSettings(
                      p.count("lags"),
                      p.get("rate"),
                      p.get("gamma"),
                      p.get("memory"),
                      p.get("gain"))));

  private static final RuleDescription KOWCPI =
      new RuleDescription(
          "kowcpi",
          List.of(
              count("lags", 3, "visible residuals that are compared"),
              count("residuals", 1000, "past residuals they are compared with"),
              count("neighbours", 10, "effective number of compared residuals, times the target"),
              gain()),
          "empirical; tends to 1 - target on stationary residuals that forget their past",
          p ->
              new KernelOptimallyWeightedIntervals(
                  p.count("lags"), p.count("residuals"), p.count("neighbours"), p.get("gain")));

  static final List<RuleDescription> RULES = List.of(ENBPI, SPCI, KOWCPI);

  private SerialRules() {}

  private static ParameterDescription count(String name, int defaultValue, String meaning) {
    return new ParameterDescription(name, defaultValue, Domain.COUNT, meaning);
  }

  private static ParameterDescription unit(String name, double defaultValue, String meaning) {
    return new ParameterDescription(name, defaultValue, Domain.OPEN_UNIT, meaning);
  }

  private static ParameterDescription gain() {
    return unit("gain", 0.12, "share of the fallback's interval score that lags must save");
  }
}
