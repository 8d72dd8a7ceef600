// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnsembleBatchPredictionIntervalsTest extends JointRuleContract {

  @Override
  JointRule rule() {
    return Residuals.rule("enbpi", Map.of());
  }

  /**
   * By hand: target .5 of 0, 1, 10, 11, 100 has the levels 0, .125, .25, .375, .5 below and .5 to 1
   * above; quantiles at rank 4 level are 0, .5, 1, 5.5, 10 and 10, 10.5, 11, 55.5, 100.
   */
  @Test
  void thePair_isTheNarrowestOfFive() {
    double[][] pairs = Residuals.pairs(rule().create(0.5), new double[] {10, 0, 100, 1, 11, 0}, 0);

    assertThat(pairs[5]).containsExactly(new double[] {0, 10}, within(1e-12));
  }

  /** By hand, as above with residuals that lie closer together at the top. */
  @Test
  void thePair_leansToWhereResidualsAreDense() {
    double[][] pairs =
        Residuals.pairs(rule().create(0.5), new double[] {-100, -12, -10, -1, 0, 0}, 0);

    assertThat(pairs[5]).containsExactly(new double[] {-10, 0}, within(1e-12));
  }

  @Test
  void aFullWindow_forgetsTheOldestResidual() {
    JointRule two = Residuals.rule("enbpi", Map.of("residuals", 2.0));

    double[][] pairs = Residuals.pairs(two.create(0.5), new double[] {100, 1, 2, 0}, 0);

    assertThat(pairs[3][1]).isLessThanOrEqualTo(2.0);
  }

  @Test
  void withTooFewResiduals_thePairIsUnbounded() {
    JointThresholds[] issued = Residuals.issued(rule().create(0.1), new double[12], 0);

    for (int t = 0; t < 12; t++) {
      assertThat(issued[t].mode() == JointThresholds.Mode.WARMING_UP).as("%s", t).isEqualTo(t < 9);
    }
  }
}
