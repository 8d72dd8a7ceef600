// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReweightedNadarayaWatsonTest {

  private static final double[] POINTS = {-.8, -.3, .1, .5, .9};

  /** Half a unit of the last printed digit. */
  private static final double PRINTED = 5e-7;

  private static double[] distances(double[] first) {
    return Arrays.stream(first).map(Math::abs).toArray();
  }

  /** Expected numbers from an independent solver (numpy), as printed. */
  @Test
  void theWeights_agreeWithAnIndependentSolver() {
    ReweightedNadarayaWatson at = ReweightedNadarayaWatson.at(distances(POINTS), POINTS, 1);

    assertThat(at.lambda()).isCloseTo(.333784, within(PRINTED));
    assertThat(at.weights())
        .containsExactly(
            new double[] {.121294, .305367, .302023, .214353, .056962}, within(PRINTED));
  }

  @Test
  void theWeights_leaveNoBiasInTheFirstCoordinate() {
    double[] weights = ReweightedNadarayaWatson.at(distances(POINTS), POINTS, 1).weights();

    double bias = 0;
    for (int i = 0; i < weights.length; i++) {
      bias += weights[i] * POINTS[i];
    }
    assertThat(bias).isCloseTo(0, within(1e-15));
    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-15));
  }

  /** By hand: kernels .75 (1 - .04) and .75 (1 - .16) give 96/180 and 84/180. */
  @Test
  void pointsOnOneSide_haveThePlainWeights() {
    double[] right = {.2, .4, 2};
    ReweightedNadarayaWatson at = ReweightedNadarayaWatson.at(distances(right), right, 1);

    assertThat(at.lambda()).isZero();
    assertThat(at.weights()).containsExactly(new double[] {96 / 180., 84 / 180., 0}, within(1e-15));
  }

  @Test
  void withoutANeighbour_theSampleSizeIsZero() {
    double[] far = {5, -7};
    ReweightedNadarayaWatson at = ReweightedNadarayaWatson.at(distances(far), far, 1);

    assertThat(at.weights()).containsOnly(0.0);
    assertThat(at.effectiveSampleSize()).isZero();
  }

  @Test
  void guarded_takesThePlainWeightsWhereReweightingLeavesTooFew() {
    double[] edge = {-.1, .6, .6, .6, .6, .6, .6, .6, .6, .6};
    double[] distances = distances(edge);
    double reweighted = ReweightedNadarayaWatson.at(distances, edge, 1).effectiveSampleSize();
    assertThat(reweighted).isLessThan(8);

    assertThat(ReweightedNadarayaWatson.guarded(distances, edge, 1, 8).lambda()).isZero();
    assertThat(ReweightedNadarayaWatson.guarded(distances, edge, 1, 8).effectiveSampleSize())
        .isGreaterThan(8);
    assertThat(ReweightedNadarayaWatson.guarded(distances, edge, 1, 1).lambda()).isNotZero();
  }
}
