// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.quantile.Decay;
import io.tidemark.quantile.WeightedScores;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NonexchangeableConformalTest {

  private static final double[] SCORES = {1, 3, 2, 5, 4, .5, 6, 2.5, 3.5, 1.5, 8, 2};

  /** By a direct evaluation of the formula in Python. */
  @Test
  void tooLittleMass_givesInfinity() {
    assertThat(twelve(0.85, 1))
        .containsExactly(
            POSITIVE_INFINITY,
            POSITIVE_INFINITY,
            POSITIVE_INFINITY,
            POSITIVE_INFINITY,
            POSITIVE_INFINITY,
            POSITIVE_INFINITY,
            POSITIVE_INFINITY,
            POSITIVE_INFINITY,
            6,
            6,
            6,
            8);
  }

  /**
   * The library's own run of {@code NExConformal}; before any score it answers 0, this infinity.
   */
  @Test
  void withoutTestMass_isTheLibrarysForm() {
    assertThat(twelve(0.95, 0)).containsExactly(POSITIVE_INFINITY, 1, 3, 3, 5, 5, 4, 5, 5, 5, 4, 6);
  }

  /** The library's own run of {@code SplitConformal}. */
  @Test
  void withoutTestMassAndDecay_isTheUncorrectedQuantile() {
    assertThat(twelve(1, 0)).containsExactly(POSITIVE_INFINITY, 1, 3, 3, 5, 4, 4, 5, 5, 5, 4, 5);
  }

  @Property(tries = 200, seed = "31")
  void withoutDecay_isSplitConformal(
      @ForAll @IntRange(max = 120) int scores,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double target) {
    CalibrationWindow window = Streams.ordered(120);
    Random random = new Random(scores);
    for (int t = 0; t < scores; t++) {
      window.add(random.nextInt(50) == 0 ? POSITIVE_INFINITY : random.nextInt(40), t);
    }
    assertThat(window.threshold(target, new Decay(1, 1))).isEqualTo(window.threshold(target));
  }

  /** The scores of a pane weigh as a whole what they weigh one by one. */
  @Test
  void aPane_weighsAsItsScores() {
    Decay decay = new Decay(0.8, 1);
    double apart = 0;
    for (int age = 0; age < 3; age++) {
      apart += decay.meanWeight(4 + age, 1);
    }
    assertThat(3 * decay.meanWeight(4, 3)).isCloseTo(apart, offset(1e-15));
  }

  /** rho / (1 - rho), the weight of a window without end, against testMass (1 - a) / a. */
  @Property(tries = 300, seed = "32")
  void problem_isWhereNoWindowReaches(
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double rho,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double target) {
    Decay decay = new Decay(rho, 1);
    WeightedScores scores = new WeightedScores();
    for (int age = 0; age < 5000; age++) {
      scores.add(age, decay.meanWeight(age, 1));
    }
    ThresholdRule rule = Streams.rule("nexcp", Map.of("rho", rho, "testMass", 1.0));
    assertThat(rule.problem(target).isEmpty()).isEqualTo(scores.reaches(target, 1));
    assertThat(rule.problem(target).isEmpty()).isEqualTo(scores.threshold(target, 1) < 5000);
  }

  @Test
  void problem_namesTheParameterAndWhatIsAllowed() {
    ThresholdRule rule = Streams.rule("nexcp", Map.of("rho", 0.85));
    assertThat(rule.problem(0.1)).contains(new RuleProblem("rho", 0.85, "at least 0.9"));
    assertThat(rule.problem(0.2)).isEmpty();
    assertThat(Streams.rule("nexcp", Map.of("rho", 0.85, "testMass", 0.0)).problem(0.1)).isEmpty();
  }

  private static double[] twelve(double rho, double testMass) {
    ThresholdRule rule = Streams.rule("nexcp", Map.of("rho", rho, "testMass", testMass));
    return Streams.thresholds(rule.create(0.2), Streams.ordered(12), SCORES, 1);
  }
}
