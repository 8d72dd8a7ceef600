// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PinballHeadsTest {

  /** By hand: levels .5 start at 0; a first AdaGrad step is the rate, against the slope's sign. */
  @Test
  void theFirstStep_isTheRateInEveryFeature() {
    PinballHeads heads = PinballHeads.create(new double[] {.5}, .25, 2, .01);

    heads.learn(new double[] {1, -4}, 3);

    assertThat(heads.quantiles(new double[] {1, 0})[0]).isCloseTo(.25, within(1e-15));
    assertThat(heads.quantiles(new double[] {0, 1})[0]).isCloseTo(-.25, within(1e-15));
  }

  /** By hand: ln 9 / (2 ln 2) at .9; levels beyond the outermost start there. */
  @Test
  void theStart_isTheQuantileOfALogisticDistribution() {
    double[] start =
        PinballHeads.create(new double[] {0, .1, .9, 1}, .25, 1, .1).quantiles(new double[] {1});

    double q = Math.log(9) / (2 * Math.log(2));
    assertThat(start).containsExactly(new double[] {-q, -q, q, q}, within(1e-12));
  }

  /**
   * y = 2 x + uniform(0, 1): the .9 quantile is 2 x + .9. Of 4,000 outcomes past the first 4,000, a
   * share of .9 is below but for .9 ln(4000) / sqrt ... the binomial bound of six deviations, .03.
   */
  @Test
  void heads_learnALinearQuantile() {
    Random random = new Random(3);
    PinballHeads heads = PinballHeads.create(new double[] {.9}, .5, 2, .05);
    int below = 0;
    for (int t = 0; t < 8000; t++) {
      double[] x = {1, random.nextDouble()};
      double y = 2 * x[1] + random.nextDouble();
      below += t >= 4000 && y < heads.quantiles(x)[0] ? 1 : 0;
      heads.learn(x, y);
    }
    assertThat(below / 4000.0).isCloseTo(.9, within(.03));
    assertThat(heads.quantiles(new double[] {1, .5})[0]).isCloseTo(1.9, within(.1));
  }

  @Test
  void restoredHeads_goOnBitForBit() {
    double[] levels = {.1, .9};
    PinballHeads heads = PinballHeads.create(levels, .1, 2, .05);
    heads.learn(new double[] {1, 2}, 5);
    PinballHeads restored = PinballHeads.restore(levels, .1, 2, heads.snapshot(), 0);
    heads.learn(new double[] {1, -1}, -5);
    restored.learn(new double[] {1, -1}, -5);

    assertThat(restored.snapshot()).isEqualTo(heads.snapshot());
    assertThat(heads.snapshot()).hasSize(PinballHeads.numbers(2, 2));
  }
}
