// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RatioTest {

  @Test
  void of_sevenPairs_isHeldByTheLeastAndTheGreatest() {
    Ratio ratio = Ratio.of(new double[] {0.7, 0.1, 0.6, 0.4, 0.3, 0.5, 0.2});

    assertThat(ratio).isEqualTo(new Ratio(0.4, 0.1, 0.7, 7));
  }

  /** P(B < 2) + P(B > 7) of B binomial(9, 1/2) is 20/512: the table of the sign test. */
  @Test
  void of_ninePairs_leavesOneOutAtEachEnd() {
    Ratio ratio = Ratio.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

    assertThat(ratio).isEqualTo(new Ratio(5, 2, 8, 9));
  }

  @Test
  void of_twoPairs_isTheirMean() {
    assertThat(Ratio.of(new double[] {1, 2})).isEqualTo(new Ratio(1.5, 1, 2, 2));
  }

  @Test
  void of_onePair_isThatPair() {
    assertThat(Ratio.of(new double[] {0.5})).isEqualTo(new Ratio(0.5, 0.5, 0.5, 1));
  }
}
