// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Map;

/** A rule by name with the parameters that differ from its defaults. */
public record RuleSpec(String name, Map<String, Double> parameters) {

  /** Takes a copy of the parameters. */
  public RuleSpec {
    parameters = Map.copyOf(parameters);
  }
}
