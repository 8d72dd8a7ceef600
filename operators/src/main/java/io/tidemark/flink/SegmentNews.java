// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.FeaturePair;
import io.tidemark.coverage.SegmentFact;
import java.util.List;
import java.util.Optional;

/**
 * A fact of a segment, on its way to the rollups that the segment belongs to. The array must not be
 * changed after construction.
 *
 * @param pair of this outcome and the one before it, for dependence on features
 * @param targets in the order of the fact's arrays
 * @param rollups that are told, by their keys: those of the policy that the prediction was issued
 *     under, so that whoever was told of its beginning is told of its end
 * @param policyVersion of the settings
 * @param settings the model's, now
 */
public record SegmentNews(
    String segment,
    String model,
    SegmentFact fact,
    Optional<FeaturePair> pair,
    double[] targets,
    List<String> rollups,
    long policyVersion,
    MonitorSettings settings) {

  /** Without a pair. */
  public SegmentNews(
      String segment,
      String model,
      SegmentFact fact,
      double[] targets,
      List<String> rollups,
      long policyVersion,
      MonitorSettings settings) {
    this(segment, model, fact, Optional.empty(), targets, rollups, policyVersion, settings);
  }
}
