// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;
import java.util.Map;

/**
 * A parameter of a score.
 *
 * @param largest the largest value allowed; the smallest is 0
 * @param meaning one line
 */
public record ScoreParameter(String name, double defaultValue, double largest, String meaning) {

  static final ScoreParameter RANDOMIZED =
      new ScoreParameter(
          "randomized", 0, 1, "1: a share of the label's own probability, by a hash of the id");

  /** What is allowed, in words. */
  public String domain() {
    return largest == Double.MAX_VALUE ? "at least 0" : "in [0, " + largest + "]";
  }

  /** Whether a value lies in the domain; NaN does not. */
  public boolean allows(double value) {
    return value >= 0 && value <= largest;
  }

  /** The value in force; one outside the domain is an error that names it. */
  double of(ScoreSpec spec) {
    double value = spec.parameters().getOrDefault(name, defaultValue);
    if (!allows(value)) {
      throw new IllegalArgumentException(
          name + " of score " + spec.name() + " must be " + domain() + ": was " + value);
    }
    return value;
  }

  /** Unknown names are errors that name the nearest valid one. */
  static void requireKnown(String score, List<ScoreParameter> known, Map<String, Double> given) {
    List<String> names = known.stream().map(ScoreParameter::name).toList();
    for (String name : given.keySet().stream().sorted().toList()) {
      if (!names.contains(name)) {
        String nearest =
            NearestName.of(name, names).map(n -> " (did you mean " + n + "?)").orElse("");
        throw new IllegalArgumentException(
            "parameter of score "
                + score
                + " must be one of "
                + names
                + ": was \""
                + name
                + "\""
                + nearest);
      }
    }
  }
}
