// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import static io.tidemark.policy.ProblemList.quoted;

import java.util.List;
import java.util.Set;

/** Finds everything that is wrong with a policy, not only the first. */
public final class PolicyValidation {

  private static final int MAX_NAME_LENGTH = 512;

  private final ProblemList problems = new ProblemList();

  private PolicyValidation() {}

  /** All problems of a policy; empty when it can be used. */
  public static List<PolicyProblem> problems(Policy policy) {
    PolicyValidation validation = new PolicyValidation();
    validation.identity(policy);
    validation.requireNames("segmentBy", policy.segmentBy());
    validation.rollups(policy.rollups(), policy.segmentBy());
    CalibrationValidation.check(policy, validation.problems);
    validation.times(policy.labelHorizonMicros(), policy.retentionMicros());
    MonitoringValidation.check(policy, validation.problems);
    return validation.problems.all();
  }

  private void identity(Policy policy) {
    String model = policy.model();
    problems.require(
        !model.isEmpty() && model.length() <= MAX_NAME_LENGTH,
        "model",
        quoted(model),
        "of 1 to " + MAX_NAME_LENGTH + " characters");
    problems.require(policy.version() >= 0, "version", policy.version(), "at least 0");
  }

  private void rollups(List<List<String>> rollups, List<String> segmentBy) {
    problems.require(!rollups.isEmpty(), "rollups", rollups, "at least one group of dimensions");
    problems.requireDistinct("rollups", rollups.stream().map(Set::copyOf).toList());
    for (int i = 0; i < rollups.size(); i++) {
      String key = "rollups[" + i + "]";
      List<String> rollup = rollups.get(i);
      requireNames(key, rollup);
      for (String dimension : rollup) {
        problems.require(
            segmentBy.contains(dimension), key, quoted(dimension), "one of segmentBy " + segmentBy);
      }
    }
  }

  /** What is left of a prediction tells repeated outcomes from early ones for two horizons. */
  private void times(long labelHorizon, long retention) {
    problems.requireSpan("labelHorizon", labelHorizon);
    if (labelHorizon > 0) {
      problems.require(
          retention / 2 >= labelHorizon,
          "retention",
          retention + " microseconds",
          "at least twice labelHorizon (" + labelHorizon + " microseconds)");
    }
  }

  private void requireNames(String key, List<String> names) {
    problems.requireDistinct(key, names);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      problems.require(
          !name.isEmpty(), key + "[" + i + "]", quoted(name), "the name of a dimension");
    }
  }
}
