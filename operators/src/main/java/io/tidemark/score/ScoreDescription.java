// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;
import java.util.function.Function;

/**
 * A score as users choose it.
 *
 * @param outcome what it scores, and when to choose it
 * @param factory makes the score from a checked spec
 */
public record ScoreDescription(
    String name,
    List<ScoreParameter> parameters,
    String outcome,
    Function<ScoreSpec, NonconformityScore> factory) {

  /** The score; unknown parameters and values outside their domain are errors. */
  NonconformityScore of(ScoreSpec spec) {
    ScoreParameter.requireKnown(name, parameters, spec.parameters());
    parameters.forEach(parameter -> parameter.of(spec));
    return factory.apply(spec);
  }
}
