// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import java.util.Map;
import java.util.Optional;

/**
 * A prediction with its outcome.
 *
 * @param model with its version behind an @, where there is one
 * @param outcome empty: never known
 * @param tieBreak in [0, 1)
 */
record StudyRow(
    String id,
    String model,
    String version,
    Map<String, String> dimensions,
    Forecast forecast,
    Optional<OutcomeValue> outcome,
    double tieBreak,
    long predictedMicros,
    long knownMicros) {

  /** Such as {@code elec2-demand@frozen}. */
  String name() {
    return version.isEmpty() ? model : model + "@" + version;
  }

  /** The outcome as a number. */
  double number() {
    return ((OutcomeValue.Real) outcome.orElseThrow()).value();
  }
}
