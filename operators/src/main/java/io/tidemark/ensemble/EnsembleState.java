// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.ensemble;

import java.util.Arrays;

/**
 * What a group has learned. Immutable; the arrays must not be changed.
 *
 * @param key of the specification it was learned under
 * @param weights {@link QuantileWeights#snapshot}
 * @param outcomes learned from
 * @param sums by member: outcomes it had forecast, the sum of its scores, and that of the
 *     ensemble's on the same targets
 * @param ensembleSum of the ensemble's scores
 * @param lastMicros event time of the latest record
 */
public record EnsembleState(
    String key,
    double[][] weights,
    long outcomes,
    double[][] sums,
    double ensembleSum,
    long lastMicros) {

  /** A group without history. */
  static EnsembleState empty(EnsembleSpec spec) {
    int members = spec.members().size();
    double[][] sums = new double[members][3];
    return new EnsembleState(
        spec.key(),
        new QuantileWeights(members, spec.levelArray(), spec.learningRate()).snapshot(),
        0,
        sums,
        0,
        Long.MIN_VALUE);
  }

  EnsembleState seen(long micros) {
    return new EnsembleState(
        key, weights, outcomes, sums, ensembleSum, Math.max(lastMicros, micros));
  }

  /** After one more outcome. */
  EnsembleState learned(double[][] newWeights, double[] memberScores, double ensembleScore) {
    double[][] added = Arrays.stream(sums).map(double[]::clone).toArray(double[][]::new);
    for (int j = 0; j < added.length; j++) {
      if (!Double.isNaN(memberScores[j])) {
        added[j][0]++;
        added[j][1] += memberScores[j];
        added[j][2] += ensembleScore;
      }
    }
    return new EnsembleState(
        key, newWeights, outcomes + 1, added, ensembleSum + ensembleScore, lastMicros);
  }
}
