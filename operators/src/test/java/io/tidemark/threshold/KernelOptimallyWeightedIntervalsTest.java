// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.threshold.JointThresholds.Mode;
import io.tidemark.threshold.SerialSeries.Fit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelOptimallyWeightedIntervalsTest extends JointRuleContract {

  @Override
  JointRule rule() {
    return Residuals.rule("kowcpi", Map.of("residuals", 400.0));
  }

  /** 10 / a = 100 effective neighbours at a = .1. */
  @Test
  void whatIsInForce_restsOnEnoughNeighbours() {
    JointThresholds[] issued =
        Residuals.issued(rule().create(0.1), SerialSeries.autoregression(0.9, 1500, 5), 0);

    int inForce = 0;
    for (JointThresholds pair : issued) {
      if (pair.mode() == Mode.IN_FORCE) {
        inForce++;
        assertThat(pair.diagnostics().get(JointThresholds.EFFECTIVE_SAMPLE_SIZE))
            .isGreaterThanOrEqualTo(100);
      }
    }
    assertThat(inForce).isGreaterThan(1000);
  }

  /**
   * Guarded coverage is at least the target on the autoregression. The tolerance is three
   * deviations of the mean of 4,000 independent hits.
   */
  @Test
  void anAutoregression_isCoveredAndNarrowerThanByPlainQuantiles() {
    double[] e = SerialSeries.autoregression(0.6, 5500, 1);
    JointRule full = Residuals.rule("kowcpi", Map.of());
    JointRule plain = Residuals.rule("enbpi", Map.of());
    Fit kowcpi = Fit.of(Residuals.issued(full.create(0.1), e, 0), e, 1500);
    Fit enbpi = Fit.of(Residuals.issued(plain.create(0.1), e, 0), e, 1500);

    assertThat(kowcpi.coverage()).isGreaterThanOrEqualTo(0.9 - 3 * Math.sqrt(0.09 / 4000));
    assertThat(kowcpi.width()).isLessThan(0.95 * enbpi.width());
  }

  /** With lags far from all that is known the neighbourhood has to grow. */
  @Test
  void aVectorUnlikeAnyBefore_showsInTheBandwidth() {
    double[] e = SerialSeries.autoregression(0.9, 600, 5);
    e[598] = 12 * e[598] + 100;
    JointThresholds[] issued = Residuals.issued(rule().create(0.1), e, 0);

    double usual = issued[598].diagnostics().get(JointThresholds.BANDWIDTH);
    assertThat(issued[599].diagnostics().get(JointThresholds.BANDWIDTH)).isGreaterThan(3 * usual);
  }

  @Test
  void withFewerResidualsThanTheSampleNeeds_itFallsBack() {
    double[] e = SerialSeries.autoregression(0.9, 100, 5);
    JointThresholds[] issued = Residuals.issued(rule().create(0.1), e, 0);
    double[][] plain = Residuals.pairs(Residuals.rule("enbpi", Map.of()).create(0.1), e, 0);

    for (int t = 9; t < 100; t++) {
      assertThat(issued[t].mode()).isEqualTo(Mode.FALLBACK);
      assertThat(issued[t].lower()).isEqualTo(plain[t][0]);
      assertThat(issued[t].upper()).isEqualTo(plain[t][1]);
    }
  }
}
