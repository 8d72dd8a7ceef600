// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShiryaevRobertsTest {

  @Test
  void logFactor_ofMissesAndHits_isTheLikelihoodRatio() {
    double[] alternatives = {0.13, 0.16, 0.20, 0.25, 0.35, 0.50};
    BettingGrid grid = BettingGrid.upward(0.1);
    for (int k = 0; k < alternatives.length; k++) {
      double q = alternatives[k];
      assertThat(grid.logFactor(k, 1)).isCloseTo(Math.log(q / 0.1), within(1e-12));
      assertThat(grid.logFactor(k, 0)).isCloseTo(Math.log((1 - q) / 0.9), within(1e-12));
    }
  }

  /** E[run length] >= A under the null; three Monte Carlo standard errors are allowed for. */
  @Test
  void meanRunLength_underTheNull_isAtLeastThePromisedOne() {
    int runs = 400;
    double averageRunLength = 200;
    double sum = 0;
    double squares = 0;
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < runs; run++) {
      int length = runLength(random, 0.1, averageRunLength, 20_000);
      sum += length;
      squares += (double) length * length;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    assertThat(mean).isGreaterThan(averageRunLength - 3 * error);
  }

  /**
   * The statistic is at least a sixth of the likelihood ratio of the bet on the true rate, so by
   * Wald's identity the mean delay is at most (log(6 A) + log(q / p0)) / KL(q, p0): the last term
   * bounds the overshoot. Bets on other rates make it shorter, so no Monte Carlo error is allowed
   * for.
   */
  @Test
  void meanDelay_atAnAlternativeOfTheGrid_isBelowWaldsBound() {
    for (double q : new double[] {0.2, 0.25, 0.35}) {
      double divergence = q * Math.log(q / 0.1) + (1 - q) * Math.log((1 - q) / 0.9);
      double bound = (Math.log(6 * 10_000.0) + Math.log(q / 0.1)) / divergence;
      assertThat(meanDelay(q)).isLessThan(bound);
    }
  }

  private static double meanDelay(double rate) {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    for (int run = 0; run < 400; run++) {
      sum += runLength(random, rate, 10_000, 20_000);
    }
    return sum / 400;
  }

  private static int runLength(SplittableRandom random, double rate, double limit, int horizon) {
    ShiryaevRoberts detector = ShiryaevRoberts.above(0.1);
    for (int t = 1; t <= horizon; t++) {
      boolean missed = random.nextDouble() < rate;
      detector.update(missed ? 1 : 0, t, 1, missed ? 1 : 0);
      if (detector.logEvidence() >= Math.log(limit)) {
        return t;
      }
    }
    return horizon;
  }

  @Test
  void estimatedChange_isNearTheChange() {
    ShiryaevRoberts detector = ShiryaevRoberts.above(0.1);
    SplittableRandom random = new SplittableRandom(3);
    for (int t = 0; t < 1100; t++) {
      boolean missed = random.nextDouble() < (t < 1000 ? 0.1 : 0.5);
      detector.update(missed ? 1 : 0, t, 1, missed ? 1 : 0);
    }
    assertThat(detector.estimatedChangeMicros()).isBetween(970L, 1020L);
  }

  @Test
  void restore_continuesWithTheSameBits() {
    ShiryaevRoberts one = ShiryaevRoberts.above(0.15);
    for (int t = 0; t < 50; t++) {
      one.update(t % 4 == 0 ? 1 : 0.25, t, 4, 1);
    }
    double[] state = new double[ShiryaevRoberts.snapshotSize()];
    one.snapshot(state, 0);
    ShiryaevRoberts two = ShiryaevRoberts.above(0.15);
    two.restore(state, 0);
    one.update(1, 50, 1, 1);
    two.update(1, 50, 1, 1);
    assertThat(two.logEvidence()).isEqualTo(one.logEvidence());
    assertThat(two.estimatedChangeMicros()).isEqualTo(one.estimatedChangeMicros());
  }
}
