// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Map;

/** A score by name with the parameters that differ from its defaults. */
public record ScoreSpec(String name, Map<String, Double> parameters) {

  /** Takes a copy of the parameters. */
  public ScoreSpec {
    parameters = Map.copyOf(parameters);
  }

  /** A score with its defaults. */
  public static ScoreSpec of(String name) {
    return new ScoreSpec(name, Map.of());
  }
}
