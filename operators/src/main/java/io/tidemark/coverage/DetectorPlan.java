// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.DetectorSpec;
import java.util.Map;
import java.util.TreeMap;

/**
 * A detector of a policy.
 *
 * @param averageRunLength its limit, above 1: the average run length in evidence units or, of an
 *     e-process, one over its error level
 */
public record DetectorPlan(
    DetectorSpec spec, DetectorReading.Severity severity, double averageRunLength) {

  private static final String OVER_COVERAGE = "overcoverage-";

  /** Refuses values outside their ranges. */
  public DetectorPlan {
    if (!(averageRunLength > 1)) {
      throw new IllegalArgumentException(
          "averageRunLength must be above 1: was " + averageRunLength);
    }
  }

  /** Whether it looks for too few misses instead of too many. */
  boolean overCoverage() {
    return spec.name().startsWith(OVER_COVERAGE);
  }

  /** The detector that looks for the opposite. */
  DetectorSpec opposite() {
    return new DetectorSpec(overCoverage() ? "miss-sr" : OVER_COVERAGE + "sr", Map.of());
  }

  /** What its evidence depends on besides the misses or ranks themselves. */
  String identity() {
    return spec.name() + new TreeMap<>(spec.parameters()) + spec.grid() + spec.weights();
  }
}
