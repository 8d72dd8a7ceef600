// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.ScoreShift;
import io.tidemark.event.ScoreSummary;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.quantile.ScoreDistribution;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreShiftsTest {

  /** Twenty outcomes near 1 are the baseline; eighty near 3 follow. */
  @Test
  void summary_afterTheBaseline_tellsTheShiftFromIt() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      for (int i = 0; i < 100; i++) {
        segment.predict("p" + i, 0, i);
        segment.outcome("p" + i, (i < 20 ? 1 : 3) + i / 1000.0, i, 0);
      }
      List<ScoreSummary> summaries = segment.summaries();
      assertThat(summaries).hasSize(2);
      io.tidemark.event.ScoreShift none = summaries.get(0).getShift();
      assertThat(none.getReferenceCount()).isEqualTo(20);
      assertThat(none.getKolmogorov()).isZero();
      ScoreShift expected =
          ScoreShift.between(
              ScoreDistribution.ofScores(scores(0, 20), 0, 0),
              ScoreDistribution.ofScores(scores(0, 100), 0, 0));
      io.tidemark.event.ScoreShift shift = summaries.get(1).getShift();
      assertThat(shift.getKolmogorov()).isEqualTo(expected.kolmogorov()).isEqualTo(0.8);
      assertThat(shift.getStability()).isEqualTo(expected.stability());
      assertThat(shift.getWasserstein()).isEqualTo(expected.wasserstein());
      assertThat(shift.getStabilityPValue()).isEqualTo(expected.stabilityPValue());
    }
  }

  private static double[] scores(int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> (i < 20 ? 1 : 3) + i / 1000.0).toArray();
  }

  @Test
  void of_withoutScoresOnASide_isNull() {
    ScoreDistribution one = ScoreDistribution.ofScores(new double[] {1}, 0, 0);
    assertThat(ScoreShifts.of(ScoreDistribution.EMPTY, one)).isNull();
    assertThat(ScoreShifts.of(one, ScoreDistribution.EMPTY)).isNull();
  }
}
