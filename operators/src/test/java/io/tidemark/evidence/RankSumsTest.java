// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankSumsTest {

  @Test
  void anyOrderAndGrouping_givesTheSameSums() {
    SplittableRandom random = new SplittableRandom(2);
    double[] ranks = random.doubles(1000).toArray();
    long[] forward = Input.RANKS.zero();
    long[] even = Input.RANKS.zero();
    long[] odd = Input.RANKS.zero();
    for (int i = 0; i < ranks.length; i++) {
      RankSums.add(forward, ranks[i]);
      int j = ranks.length - 1 - i;
      RankSums.add(j % 2 == 0 ? even : odd, ranks[j]);
    }
    Input.RANKS.combine(even, odd);
    assertThat(even).isEqualTo(forward);
  }

  @Test
  void logs_areRoundedDown() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 1000; i++) {
      double rank = random.nextDouble();
      long[] sums = Input.RANKS.zero();
      RankSums.add(sums, rank);
      for (double slope : new double[] {-1, -0.5, 0.5, 1}) {
        double log = Math.log1p(slope * (rank - 0.5));
        assertThat(log - RankSums.logFactor(sums, slope)).isBetween(0.0, 0x1p-36);
      }
    }
  }

  @Test
  void ends_fallIntoTheEndBins() {
    long[] sums = Input.RANKS.zero();
    RankSums.add(sums, 0);
    RankSums.add(sums, 1);
    RankSums.add(sums, 0.1);
    assertThat(RankSums.bin(sums, 0)).isEqualTo(1);
    assertThat(RankSums.bin(sums, 1)).isEqualTo(1);
    assertThat(RankSums.bin(sums, 9)).isEqualTo(1);
    assertThat(RankSums.mean(sums)).isCloseTo(1.1 / 3, within(1e-10));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1.000001, Double.NaN, Double.POSITIVE_INFINITY})
  void rankOutsideItsRange_isRefusedAndChangesNothing(double rank) {
    long[] sums = Input.RANKS.zero();
    assertThatThrownBy(() -> RankSums.add(sums, rank))
        .hasMessage("a rank must be in [0, 1]: was " + rank);
    assertThat(sums).containsOnly(0);
  }

  @Test
  void overflow_isAnError() {
    long[] sums = Input.MISSES.zero();
    sums[0] = Long.MAX_VALUE;
    long[] one = MissSums.of(1, 0);
    assertThatThrownBy(() -> Input.MISSES.combine(sums, one))
        .isInstanceOf(ArithmeticException.class);
  }
}
