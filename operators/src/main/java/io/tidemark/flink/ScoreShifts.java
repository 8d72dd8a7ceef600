// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.drift.ScoreShift;
import io.tidemark.quantile.ScoreDistribution;

/** The block of a summary that tells how far scores lie from their reference. */
final class ScoreShifts {

  private ScoreShifts() {}

  /** The block; null when either side has no scores. */
  static io.tidemark.event.ScoreShift of(ScoreDistribution reference, ScoreDistribution current) {
    if (reference.count() == 0 || current.count() == 0) {
      return null;
    }
    ScoreShift shift = ScoreShift.between(reference, current);
    return io.tidemark.event.ScoreShift.newBuilder()
        .setReferenceCount(shift.referenceCount())
        .setBins(shift.bins())
        .setStability(shift.stability())
        .setStabilityByChance(shift.stabilityByChance())
        .setStabilityPValue(shift.stabilityPValue())
        .setJensenShannon(shift.jensenShannon())
        .setJensenShannonByChance(shift.jensenShannonByChance())
        .setKolmogorov(shift.kolmogorov())
        .setKolmogorovPValue(shift.kolmogorovPValue())
        .setRankError(shift.rankError())
        .setEffectiveCount(shift.effectiveCount())
        .setWasserstein(shift.wasserstein())
        .setWassersteinByChance(shift.wassersteinByChance())
        .build();
  }
}
