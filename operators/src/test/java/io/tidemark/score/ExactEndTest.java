// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExactEndTest {

  private static final double MAX = Double.MAX_VALUE;

  private final AtomicInteger evaluations = new AtomicInteger();

  private final DoubleUnaryOperator distance =
      y -> {
        evaluations.incrementAndGet();
        return Math.abs(y);
      };

  @Test
  void rightGuess_costsTwoEvaluations() {
    assertThat(ExactEnd.upper(distance, 2, 2, 0)).isEqualTo(2);
    assertThat(evaluations).hasValue(2);
  }

  @Test
  void anyGuess_endsAtTheLastDoubleWithinTheThreshold() {
    for (double guess : new double[] {0, 1e-300, 1.5, Math.nextUp(2.0), 3, 1e300, MAX}) {
      evaluations.set(0);
      assertThat(ExactEnd.upper(distance, 2, guess, 0)).isEqualTo(2);
      assertThat(ExactEnd.lower(distance, 2, -guess, 0)).isEqualTo(-2);
      assertThat(evaluations.get()).isLessThan(270);
    }
  }

  @Test
  void singleCoveredOutcome_isNotJumpedOver() {
    for (double guess : new double[] {-1e300, -1, -4 * Double.MIN_VALUE}) {
      assertThat(ExactEnd.lower(distance, 0, guess, 0)).isZero();
    }
  }

  @Test
  void endBesideTheLargestDouble_isFound() {
    double last = Math.nextDown(Math.nextDown(Math.nextDown(MAX)));
    assertThat(ExactEnd.upper(y -> y, last, Math.nextDown(last), -MAX)).isEqualTo(last);
  }

  @Test
  void everythingCovered_hasAnInfiniteEnd() {
    assertThat(ExactEnd.upper(y -> 0, 1, 5, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ExactEnd.lower(y -> 0, 1, Double.NEGATIVE_INFINITY, MAX))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void nothingCovered_isInfiniteOnTheOtherSide() {
    assertThat(ExactEnd.lower(y -> 2, 1, 5, MAX)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ExactEnd.upper(y -> 2, 1, 5, -MAX)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void zeroEnds_arePositiveZero() {
    assertThat(1 / ExactEnd.upper(distance, 0, 0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(1 / ExactEnd.lower(distance, 0, 0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
