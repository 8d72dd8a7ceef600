// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiryaevRobertsTest {

  private static final double NULL_RATE = 0.1;

  @ParameterizedTest
  @CsvSource({"0, .13", "1, .16", "2, .20", "3, .25", "4, .35", "5, .50"})
  void factor_isTheLikelihoodRatioOfItsAlternative(int bet, double q) {
    BettingGrid grid = BettingGrid.upward(NULL_RATE);
    assertThat(grid.logFactor(bet, 1)).isCloseTo(Math.log(q / 0.1), within(1e-12));
    assertThat(grid.logFactor(bet, 0)).isCloseTo(Math.log((1 - q) / 0.9), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.12, 0.5, 0.99})
  void factor_hasMeanOneAtTheNullRateAndLessWithinTheNull(double nullRate) {
    for (int k = 0; k < BettingGrid.SIZE; k++) {
      assertThat(mean(BettingGrid.upward(nullRate), k, nullRate)).isCloseTo(1, within(1e-12));
      assertThat(mean(BettingGrid.upward(nullRate), k, nullRate / 2)).isLessThan(1);
      assertThat(mean(BettingGrid.downward(nullRate), k, nullRate)).isCloseTo(1, within(1e-12));
      assertThat(mean(BettingGrid.downward(nullRate), k, (1 + nullRate) / 2)).isLessThan(1);
    }
  }

  private static double mean(BettingGrid grid, int k, double rate) {
    return rate * Math.exp(grid.logFactor(k, 1)) + (1 - rate) * Math.exp(grid.logFactor(k, 0));
  }

  @Test
  void statistic_isTheMeanOfThePlainRecursion() {
    ShiryaevRoberts detector = ShiryaevRoberts.above(NULL_RATE);
    assertThat(detector.logEvidence()).isEqualTo(Double.NEGATIVE_INFINITY);
    double[] q = {.13, .16, .20, .25, .35, .50};
    double[] m = new double[6];
    double[] observations = {1, 0, 0.3, 1, 1, 0, 0.05, 0.6};
    for (double x : observations) {
      detector.update(x, 0, 1, 0);
      double sum = 0;
      for (int k = 0; k < 6; k++) {
        m[k] = (1 + m[k]) * (1 + (q[k] - 0.1) / 0.09 * (x - 0.1));
        sum += m[k];
      }
      assertThat(detector.logEvidence()).isCloseTo(Math.log(sum / 6), within(1e-12));
    }
  }

  @Test
  void nullRunLength_isAtLeastTheLimit() {
    double limit = 200;
    int runs = 2000;
    double sum = 0;
    double squares = 0;
    SplittableRandom random = new SplittableRandom(20240601);
    for (int run = 0; run < runs; run++) {
      double length = runLength(0, NULL_RATE, limit, random);
      sum += length;
      squares += length * length;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    assertThat(mean).isGreaterThan(limit - 3 * error);
    // Not wastefully rare either: the bound is tight up to the overshoot.
    assertThat(mean).isLessThan(2 * limit);
  }

  /**
   * Mean delays of an independent simulation of a change after 500 healthy observations, in whole
   * observations and of an accuracy like ours. Tolerance: four standard errors of the difference.
   */
  @ParameterizedTest
  @CsvSource({".15, 1e4, 328", ".20, 1e4, 114", ".30, 1e4, 42", ".20, 1e3, 62"})
  void delay_isThatOfAnIndependentSimulation(double rate, double limit, double expected) {
    int runs = 1000;
    double sum = 0;
    double squares = 0;
    int counted = 0;
    SplittableRandom random = new SplittableRandom(7);
    while (counted < runs) {
      int delay = runLength(500, rate, limit, random) - 500;
      if (delay > 0) {
        sum += delay;
        squares += (double) delay * delay;
        counted++;
      }
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    assertThat(mean).isCloseTo(expected, within(0.5 + 4 * Math.sqrt(2) * error));
  }

  /**
   * The statistic is at least a sixth of the likelihood ratio of the bet on the true rate, so by
   * Wald's identity the mean delay is at most (log(6 A) + log(q / p0)) / KL(q, p0): the last term
   * bounds the overshoot. Bets on other rates make it shorter, so no Monte Carlo error is allowed
   * for.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.25, 0.35})
  void delay_atAnAlternativeOfTheGrid_isBelowWaldsBound(double q) {
    double divergence = q * Math.log(q / 0.1) + (1 - q) * Math.log((1 - q) / 0.9);
    double bound = (Math.log(6 * 10_000.0) + Math.log(q / 0.1)) / divergence;
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    for (int run = 0; run < 400; run++) {
      sum += runLength(0, q, 10_000, random);
    }
    assertThat(sum / 400).isLessThan(bound);
  }

  /** Observations to the alarm; the first ones are of the null rate. */
  private static int runLength(int healthy, double rate, double limit, SplittableRandom random) {
    ShiryaevRoberts detector = ShiryaevRoberts.above(NULL_RATE);
    double logLimit = Math.log(limit);
    for (int t = 1; t <= 100_000; t++) {
      boolean missed = random.nextDouble() < (t <= healthy ? NULL_RATE : rate);
      detector.update(missed ? 1 : 0, t, 1, missed ? 1 : 0);
      if (detector.logEvidence() >= logLimit) {
        return t;
      }
    }
    return 100_000;
  }

  @Test
  void estimatedChange_isWhereTheMissesBegan() {
    ShiryaevRoberts detector = ShiryaevRoberts.above(NULL_RATE);
    for (int t = 0; t < 200; t++) {
      detector.update(t % 20 == 0 ? 1 : 0, t, 1, t % 20 == 0 ? 1 : 0);
    }
    for (int t = 201; t < 241; t++) {
      detector.update(t % 2, t, 1, t % 2);
    }
    assertThat(detector.estimatedChangeMicros()).isEqualTo(201);
    assertThat(detector.unitsSinceChange()).isEqualTo(40);
    assertThat(detector.trialsSinceChange()).isEqualTo(40);
    assertThat(detector.missesSinceChange()).isEqualTo(20);
    assertThat(detector.observations()).isEqualTo(240);
  }

  @Test
  void blocks_countAsOneObservationOfTheirMissFraction() {
    ShiryaevRoberts detector = ShiryaevRoberts.above(NULL_RATE);
    for (int day = 0; day < 10; day++) {
      detector.update(0.25, day, 40, 10);
    }
    assertThat(detector.observations()).isEqualTo(10);
    assertThat(detector.trialsSinceChange()).isEqualTo(400);
    assertThat(detector.missesSinceChange()).isEqualTo(100);
  }

  @Test
  void longFault_doesNotOverflow() {
    ShiryaevRoberts detector = ShiryaevRoberts.above(NULL_RATE);
    for (int t = 0; t < 100_000; t++) {
      detector.update(1, t, 1, 1);
    }
    // The strongest bet multiplies by 5 each time.
    assertThat(detector.logEvidence()).isCloseTo(100_000 * Math.log(5), within(2.0));
  }

  @Test
  void restored_goesOnAsTheOriginal() {
    SplittableRandom random = new SplittableRandom(3);
    ShiryaevRoberts original = ShiryaevRoberts.above(NULL_RATE);
    for (int t = 0; t < 50; t++) {
      original.update(random.nextDouble(), 1_700_000_000_000_001L + t, 3, 1);
    }
    double[] state = new double[ShiryaevRoberts.snapshotSize()];
    assertThat(original.snapshot(state, 0)).isEqualTo(state.length);
    ShiryaevRoberts restored = ShiryaevRoberts.above(NULL_RATE);
    assertThat(restored.restore(state, 0)).isEqualTo(state.length);
    for (int t = 0; t < 50; t++) {
      double x = random.nextDouble();
      original.update(x, t, 1, 0);
      restored.update(x, t, 1, 0);
      assertThat(restored.logEvidence()).isEqualTo(original.logEvidence());
      assertThat(restored.estimatedChangeMicros()).isEqualTo(original.estimatedChangeMicros());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void observationOutsideItsRange_isRefusedAndChangesNothing(double x) {
    ShiryaevRoberts detector = ShiryaevRoberts.above(NULL_RATE);
    detector.update(1, 0, 1, 1);
    double before = detector.logEvidence();
    assertThatThrownBy(() -> detector.update(x, 1, 1, 0))
        .hasMessage("an observation must be in [0, 1]: was " + x);
    assertThat(detector.logEvidence()).isEqualTo(before);
    assertThat(detector.observations()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, Double.NaN})
  void nullRateOutsideItsRange_isRefused(double nullRate) {
    assertThatThrownBy(() -> ShiryaevRoberts.above(nullRate))
        .hasMessage("nullRate must be in (0, 1): was " + nullRate);
  }
}
