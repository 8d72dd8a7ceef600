// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankSearchTest {

  private static final int PANE = 250;

  /** The summary looks its entries through from the smallest on. */
  @ParameterizedTest
  @ValueSource(ints = {7, 1_000_000})
  void threshold_isThatOfTheSummary_whereverTheRankMoves(int values) {
    SortedPanes panes = new SortedPanes(true);
    SplittableRandom random = new SplittableRandom(11);
    for (int t = 0; t < 5_000; t++) {
      panes.add(t / PANE, (double) random.nextInt(values) / values);
      if (panes.count() > 8 * PANE) {
        panes.dropOldest();
      }
      double near = 0.1 + 0.01 * Math.sin(t / 50.0);
      assertThat(panes.threshold(near)).isEqualTo(inSummary(panes, near));
      double anywhere = t % 10 == 0 ? random.nextDouble() : near;
      assertThat(panes.threshold(anywhere)).isEqualTo(inSummary(panes, anywhere));
    }
  }

  private static double inSummary(SortedPanes panes, double miscoverage) {
    return panes.summary().orElseThrow().threshold(miscoverage);
  }

  @Test
  void threshold_doesNotDependOnWhatWasAskedBefore() {
    SortedPanes asked = new SortedPanes(true);
    SplittableRandom random = new SplittableRandom(12);
    for (int t = 0; t < 3_000; t++) {
      asked.add(t / PANE, random.nextGaussian());
      asked.threshold(random.nextDouble());
    }
    SortedPanes fresh = SortedPanes.restore(true, asked.snapshot());
    for (int i = 1; i < 1000; i++) {
      assertThat(asked.threshold(i / 1000.0)).isEqualTo(fresh.threshold(i / 1000.0));
      assertThat(asked.level(i / 300.0 - 2)).isEqualTo(fresh.level(i / 300.0 - 2));
    }
  }
}
