// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BettingSequenceTest {

  /** numpy, from the formula: losses (37 i mod 101) / 202. */
  @ParameterizedTest
  @CsvSource({"10, .106, .612", "50, .189, .357", "100, .207, .310", "500, .227, .268"})
  void interval_agreesWithGolden(int losses, double low, double high) {
    BettingSequence sequence = new BettingSequence(0.05, 1000);
    for (int i = 1; i <= losses; i++) {
      sequence.add((i * 37 % 101) / 202.0);
    }
    assertThat(sequence.interval().low()).isCloseTo(low, within(1e-12));
    assertThat(sequence.interval().high()).isCloseTo(high, within(1e-12));
  }

  /** Looked at after every loss; tolerance: three standard errors. */
  @Test
  void sequence_coversAtAllTimesAtOnce() {
    SplittableRandom random = new SplittableRandom(21);
    int runs = 300;
    int missed = 0;
    for (int run = 0; run < runs; run++) {
      missed += everMissed(random) ? 1 : 0;
    }
    double error = Math.sqrt(0.1 * 0.9 / runs);
    assertThat((double) missed / runs).isLessThan(0.1 + 3 * error);
  }

  /** Losses u^3 of mean 1/4. */
  private static boolean everMissed(SplittableRandom random) {
    BettingSequence sequence = new BettingSequence(0.1, 100);
    boolean missed = false;
    for (int t = 0; t < 200; t++) {
      sequence.add(Math.pow(random.nextDouble(), 3));
      RateInterval interval = sequence.interval();
      missed |= interval.low() > 0.25 || interval.high() < 0.25;
    }
    return missed;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void extremeLosses_areHandled(double loss) {
    BettingSequence sequence = new BettingSequence(0.05, 1000);
    for (int t = 0; t < 20_000; t++) {
      sequence.add(loss);
    }
    RateInterval interval = sequence.interval();
    assertThat(loss).isBetween(interval.low(), interval.high());
    assertThat(interval.high() - interval.low()).isLessThan(0.01);
  }

  @Test
  void withoutLosses_anyMeanIsPossible() {
    assertThat(new BettingSequence(0.05, 1000).interval()).isEqualTo(new RateInterval(0, 1));
  }

  @Test
  void restored_goesOnBitByBit() {
    BettingSequence original = new BettingSequence(0.05, 50);
    SplittableRandom random = new SplittableRandom(2);
    random.doubles(30).forEach(original::add);
    double[] state = new double[original.snapshotSize()];
    assertThat(original.snapshot(state, 0)).isEqualTo(state.length);
    BettingSequence restored = new BettingSequence(0.05, 50);
    assertThat(restored.restore(state, 0)).isEqualTo(state.length);
    for (int t = 0; t < 30; t++) {
      double loss = random.nextDouble();
      original.add(loss);
      restored.add(loss);
      assertThat(restored.interval()).isEqualTo(original.interval());
    }
    double[] one = new double[state.length];
    double[] other = new double[state.length];
    original.snapshot(one, 0);
    restored.snapshot(other, 0);
    assertThat(other).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void lossOutsideItsRange_isRefused(double loss) {
    BettingSequence sequence = new BettingSequence(0.05, 10);
    assertThatThrownBy(() -> sequence.add(loss))
        .hasMessage("a loss must be in [0, 1]: was " + loss);
    assertThat(sequence.interval()).isEqualTo(new RateInterval(0, 1));
  }
}
