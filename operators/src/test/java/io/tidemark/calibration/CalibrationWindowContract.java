// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.quantile.ConformalRank;
import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every window promises, whatever it holds its scores in. */
abstract class CalibrationWindowContract {

  /** A window that keeps at least 200 scores, one per microsecond. */
  abstract WindowSpec spec();

  private CalibrationWindow fresh() {
    return CalibrationWindows.create(spec());
  }

  @Test
  void anEmptyWindow_coversEverything() {
    CalibrationWindow window = fresh();
    assertThat(window.count()).isZero();
    assertThat(window.threshold(0.1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(window.level(3.0)).isEqualTo(1.0);
  }

  @Test
  void fewScores_giveTheRankRuleExactly() {
    Random random = new Random(1);
    CalibrationWindow window = fresh();
    List<Double> scores = new ArrayList<>();
    for (int t = 0; t < 200; t++) {
      double score = random.nextInt(10) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(40) / 4.0;
      window.add(score, t);
      scores.add(score);
      for (double a : new double[] {0.01, 0.1, 0.3, 0.5, 0.9, 0.999}) {
        assertThat(window.threshold(a)).isEqualTo(bruteForce(scores, a));
      }
    }
  }

  static double bruteForce(List<Double> scores, double a) {
    List<Double> ascending = new ArrayList<>(scores);
    Collections.sort(ascending);
    long k = ConformalRank.of(scores.size(), a);
    if (k > scores.size()) {
      return Double.POSITIVE_INFINITY;
    }
    return k < 1 ? Double.NEGATIVE_INFINITY : ascending.get((int) k - 1);
  }

  @Test
  void levelsOutsideTheUnitInterval_giveTheWholeLineOrNothing() {
    CalibrationWindow window = fresh();
    for (int t = 0; t < 50; t++) {
      window.add(t, t);
    }
    assertThat(window.threshold(0.0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(window.threshold(-0.2)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(window.threshold(1.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(window.threshold(1.3)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aScoreThatIsNotANumber_isRejectedAndChangesNothing() {
    CalibrationWindow window = fresh();
    window.add(1, 0);
    FlatState before = window.snapshot();
    assertThatThrownBy(() -> window.add(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score must be a number: was NaN");
    assertSame(window.snapshot(), before);
  }

  @Test
  void aRestoredWindow_answersBitForBitLikeTheOneThatWentOn() {
    for (int cut : new int[] {0, 1, 9, 257, 1000, 2999}) {
      Random random = new Random(2);
      CalibrationWindow whole = fresh();
      CalibrationWindow other = fresh();
      for (int t = 0; t < 3000; t++) {
        if (t == cut) {
          other = CalibrationWindows.restore(spec(), other.snapshot());
        }
        double score = random.nextInt(20) == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian();
        whole.add(score, t);
        other.add(score, t);
        if (t % 7 == 0) {
          assertThat(other.threshold(0.1)).isEqualTo(whole.threshold(0.1));
        }
      }
      assertSame(other.snapshot(), whole.snapshot());
      assertThat(other.count()).isEqualTo(whole.count());
    }
  }

  @Test
  void reads_doNotChangeTheState() {
    CalibrationWindow read = fresh();
    CalibrationWindow quiet = fresh();
    Random random = new Random(3);
    for (int t = 0; t < 2000; t++) {
      double score = random.nextDouble();
      read.add(score, t);
      quiet.add(score, t);
      read.threshold(0.05);
      read.distribution().pValue(score, 0.5);
      read.snapshot();
    }
    assertSame(read.snapshot(), quiet.snapshot());
  }

  @Test
  void aStateThatIsCutShort_isRejected() {
    CalibrationWindow window = fresh();
    for (int t = 0; t < 30; t++) {
      window.add(t, t);
    }
    FlatState s = window.snapshot();
    FlatState cut =
        new FlatState(s.longs(), java.util.Arrays.copyOf(s.doubles(), s.doubles().length - 1));
    assertThatThrownBy(() -> CalibrationWindows.restore(spec(), cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window state must");
  }

  static void assertSame(FlatState actual, FlatState expected) {
    assertThat(actual.longs()).isEqualTo(expected.longs());
    assertThat(actual.doubles()).isEqualTo(expected.doubles());
  }
}
