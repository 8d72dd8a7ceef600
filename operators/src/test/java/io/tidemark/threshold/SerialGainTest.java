// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SerialGainTest {

  private static final double[] WIDE = {-1, 1};

  private static SerialGain gain() {
    return new SerialGain(0.1, 0.1);
  }

  private static void learn(SerialGain gain, int times, double width) {
    for (int i = 0; i < times; i++) {
      gain.learn(0, new double[] {-width / 2, width / 2}, WIDE, 0, 0);
    }
  }

  @Test
  void aRuleThatSavesEnough_comesIntoForceAfterAHundredOutcomes() {
    SerialGain gain = gain();
    learn(gain, 99, 1.79);
    assertThat(gain.inForce()).isFalse();
    learn(gain, 1, 1.79);
    assertThat(gain.inForce()).isTrue();
  }

  @Test
  void aRuleThatSavesLess_staysOut() {
    SerialGain gain = gain();
    learn(gain, 1000, 1.81);
    assertThat(gain.inForce()).isFalse();
  }

  /** Between .9 and .95 of the fallback's loss nothing changes. */
  @Test
  void aRuleInForce_leavesOnlyWhenHalfOfTheGainIsLost() {
    SerialGain gain = gain();
    learn(gain, 200, 1.7);
    learn(gain, 5000, 1.88);
    assertThat(gain.inForce()).isTrue();
    learn(gain, 5000, 1.92);
    assertThat(gain.inForce()).isFalse();
    learn(gain, 5000, 1.88);
    assertThat(gain.inForce()).isFalse();
  }

  /** By hand: width 2 and 2/.1 times .5 outside, against width 4. */
  @Test
  void aMiss_costsByItsDistance() {
    SerialGain gain = gain();
    gain.learn(1.5, WIDE, new double[] {-2, 2}, 0, 0);
    assertThat(gain.lossRatio()).isCloseTo(12 / 4., within(1e-12));
  }

  /**
   * An autoregression with coefficient .8, seen three steps back. The standard error of a lag
   * correlation over about 400 effective outcomes is below .05 (Bartlett); six of them allowed.
   */
  @Test
  void autocorrelation_isThatAtTheLagOfTheDelay() {
    Random random = new Random(7);
    SerialGain gain = gain();
    double[] e = new double[5000];
    for (int t = 3; t < e.length; t++) {
      e[t] = 0.8 * e[t - 1] + random.nextGaussian();
      gain.learn(e[t], WIDE, WIDE, e[t - 3], 2);
    }
    assertThat(gain.autocorrelation()).isCloseTo(Math.pow(0.8, 3), within(0.3));
    assertThat(gain.delay()).isCloseTo(2, within(1e-9));
  }
}
