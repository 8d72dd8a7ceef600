// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformalRankTest {

  @ParameterizedTest
  @CsvSource({"9,0.1,9", "19,0.05,19", "99,0.01,99", "8,0.1,9", "9,0.3,7", "9,0.9,1", "0,0.5,1"})
  void of_isExactInDecimalArithmetic(long n, double miscoverage, long rank) {
    assertThat(ConformalRank.of(n, miscoverage)).isEqualTo(rank);
  }

  @Test
  void threshold_withTooFewScores_isInfiniteAndNeverClamped() {
    ScoreDistribution eight =
        ScoreDistribution.ofScores(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 0, 0);
    assertThat(eight.threshold(0.1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(eight.threshold(0.2)).isEqualTo(8);
    assertThat(eight.threshold(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(eight.threshold(1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void infinities_takePartInRankAndCount() {
    ScoreDistribution d = ScoreDistribution.ofScores(new double[] {3, 1, 2}, 1, 2);
    assertThat(d.count()).isEqualTo(6);
    assertThat(d.atRank(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(d.atRank(4)).isEqualTo(3);
    assertThat(d.atRank(5)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(d.countAbove(2)).isEqualTo(3);
    assertThat(d.countAtLeast(2)).isEqualTo(4);
  }
}
