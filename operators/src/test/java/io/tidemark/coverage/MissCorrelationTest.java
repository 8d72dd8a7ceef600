// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MissCorrelationTest {

  @Test
  void independentMisses_haveNoCorrelation() {
    MissCorrelation correlation = new MissCorrelation();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      correlation.add(random.nextDouble() < 0.1);
    }
    // The standard error of a lag-1 autocorrelation is n^(-1/2) = .0032; four of them.
    assertThat(correlation.lagOne()).isCloseTo(0.0, within(0.013));
    assertThat(correlation.designEffect()).isBetween(1.0, 1.03);
  }

  @Test
  void stickyMisses_haveTheCorrelationOfTheirChain() {
    MissCorrelation correlation = new MissCorrelation();
    SplittableRandom random = new SplittableRandom(2);
    boolean missed = false;
    for (int i = 0; i < 100_000; i++) {
      missed = random.nextDouble() < (missed ? 0.55 : 0.05);
      correlation.add(missed);
    }
    // P(miss | miss) - P(miss | hit) = .5, so the design effect is 1.5 / .5.
    assertThat(correlation.lagOne()).isCloseTo(0.5, within(0.02));
    assertThat(correlation.designEffect()).isCloseTo(3.0, within(0.2));
  }

  @Test
  void alternatingMisses_areNoInflation() {
    MissCorrelation correlation = new MissCorrelation();
    for (int i = 0; i < 100; i++) {
      correlation.add(i % 2 == 0);
    }
    assertThat(correlation.lagOne()).isCloseTo(-1.0, within(0.02));
    assertThat(correlation.designEffect()).isEqualTo(1.0);
  }

  @Test
  void equalOrFewOutcomes_sayNothing() {
    MissCorrelation correlation = new MissCorrelation();
    assertThat(correlation.lagOne()).isNaN();
    assertThat(correlation.designEffect()).isEqualTo(1.0);
    for (int i = 0; i < 10; i++) {
      correlation.add(true);
    }
    assertThat(correlation.lagOne()).isNaN();
    assertThat(correlation.designEffect()).isEqualTo(1.0);
  }
}
