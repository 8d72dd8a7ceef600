// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MissPairsTest {

  @Test
  void independentMisses_areUncorrelated() {
    MissPairs pairs = new MissPairs();
    SplittableRandom random = new SplittableRandom(1);
    boolean last = false;
    for (int i = 0; i < 100_000; i++) {
      boolean missed = random.nextDouble() < 0.1;
      pairs.add(last, missed);
      last = missed;
    }
    // The standard error of a lag-1 autocorrelation is n^(-1/2) = .0032; four of them.
    assertThat(pairs.lagOne()).isCloseTo(0.0, within(0.013));
    assertThat(pairs.designEffect()).isBetween(1.0, 1.03);
  }

  @Test
  void stickyMisses_haveTheCorrelationOfTheirChain_howeverSegmentsTakeTurns() {
    MissPairs pairs = new MissPairs();
    SplittableRandom random = new SplittableRandom(2);
    boolean[] missed = new boolean[7];
    for (int i = 0; i < 100_000; i++) {
      int segment = random.nextInt(missed.length);
      boolean now = random.nextDouble() < (missed[segment] ? 0.55 : 0.05);
      pairs.add(missed[segment], now);
      missed[segment] = now;
    }
    // P(miss | miss) - P(miss | hit) = .5, so the design effect is 1.5 / .5.
    assertThat(pairs.lagOne()).isCloseTo(0.5, within(0.02));
    assertThat(pairs.designEffect()).isCloseTo(3.0, within(0.2));
  }

  /** By hand: n = 10, n1. = 4, n.1 = 5, n11 = 3: (30 - 20) / sqrt(4 * 6 * 5 * 5) = 10 / 24.4949. */
  @Test
  void lagOne_isTheCorrelationOfTheTable() {
    MissPairs pairs = new MissPairs();
    for (int i = 0; i < 10; i++) {
      pairs.add(i < 4, i < 3 || i >= 8);
    }
    assertThat(pairs.lagOne()).isCloseTo(0.408248, within(1e-6));
    assertThat(pairs.designEffect()).isCloseTo(1.408248 / 0.591752, within(1e-5));
  }

  @Test
  void alternatingMisses_areNoInflation() {
    MissPairs pairs = new MissPairs();
    for (int i = 0; i < 100; i++) {
      pairs.add(i % 2 == 0, i % 2 != 0);
    }
    assertThat(pairs.lagOne()).isCloseTo(-1.0, within(1e-12));
    assertThat(pairs.designEffect()).isEqualTo(1.0);
  }

  @Test
  void equalOrFewOutcomes_sayNothing() {
    MissPairs pairs = new MissPairs();
    assertThat(pairs.lagOne()).isNaN();
    assertThat(pairs.designEffect()).isEqualTo(1.0);
    for (int i = 0; i < 10; i++) {
      pairs.add(true, true);
    }
    assertThat(pairs.lagOne()).isNaN();
    assertThat(pairs.designEffect()).isEqualTo(1.0);
  }
}
