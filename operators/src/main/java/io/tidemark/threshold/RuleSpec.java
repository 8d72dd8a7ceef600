// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Map;

/**
 * A rule by name with the parameters that differ from its defaults.
 *
 * @param guards whether the rule keeps its step, its integrator and its exponents within bounds;
 *     without, it computes the published form to the bit, infinities included
 */
public record RuleSpec(String name, Map<String, Double> parameters, boolean guards) {

  /** Takes a copy of the parameters. */
  public RuleSpec {
    parameters = Map.copyOf(parameters);
  }

  /** A guarded rule. */
  public RuleSpec(String name, Map<String, Double> parameters) {
    this(name, parameters, true);
  }
}
