// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreAccumulatorTest {

  @Test
  void distribution_upTo256Scores_isExact() {
    ScoreAccumulator scores = new ScoreAccumulator(true);
    double[] sorted = new double[256];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 256; i++) {
      sorted[i] = random.nextDouble();
      scores.add(sorted[i]);
    }
    Arrays.sort(sorted);
    assertThat(scores.distribution().exact()).isTrue();
    for (int k = 1; k <= 256; k++) {
      assertThat(scores.distribution().atRank(k)).isEqualTo(sorted[k - 1]);
    }
  }

  /**
   * 20 streams of 10,000 lognormal scores; the published error of t-digest is a few basis points.
   */
  @Test
  void distribution_ofManyContinuousScores_hasAMeanRankErrorBelowTenBasisPoints() {
    double sum = 0;
    int runs = 20;
    int n = 10_000;
    for (int run = 0; run < runs; run++) {
      SplittableRandom random = new SplittableRandom(run);
      ScoreAccumulator scores = new ScoreAccumulator(true);
      double[] sorted = new double[n];
      for (int i = 0; i < n; i++) {
        sorted[i] = -Math.log(1 - random.nextDouble());
        scores.add(sorted[i]);
      }
      Arrays.sort(sorted);
      long k = ConformalRank.of(n, 0.05);
      int at = Arrays.binarySearch(sorted, scores.distribution().atRank(k));
      sum += ((at < 0 ? -at - 1 : at + 1) - k) / (double) n;
    }
    assertThat(Math.abs(sum / runs)).isLessThan(10e-4);
  }

  @Test
  void restore_atAnyPoint_goesOnWithTheSameBits() {
    ScoreAccumulator straight = new ScoreAccumulator(true);
    ScoreAccumulator restored = new ScoreAccumulator(true);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      double score = random.nextDouble();
      straight.add(score);
      restored.add(score);
      straight.distribution();
      if (i % 37 == 0) {
        restored = ScoreAccumulator.restore(true, restored.snapshot());
      }
    }
    assertThat(restored.snapshot().doubles()).isEqualTo(straight.snapshot().doubles());
    assertThat(restored.snapshot().longs()).isEqualTo(straight.snapshot().longs());
  }

  @Test
  void add_notANumber_isRejected() {
    assertThatThrownBy(() -> new ScoreAccumulator(true).add(Double.NaN))
        .hasMessageContaining("score must be a number: was NaN");
  }
}
