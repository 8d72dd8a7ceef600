// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.calibration.WindowSpec.Sketch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows with a half-life, against the weighted quantile by its definition. */
class DecayingWindowTest {

  private static CalibrationWindow count(Sketch sketch, int scores, int panes, long halfLife) {
    return CalibrationWindows.create(
        new WindowSpec(new WindowSpec.Count(scores), panes, sketch, OptionalLong.of(halfLife)));
  }

  private record Weighed(double score, double weight) {}

  /** Smallest v with W(v) &gt;= (1 - a)(W + 1), over finite and infinite scores alike. */
  private static double bruteForce(List<Weighed> scores, double a) {
    double all = scores.stream().mapToDouble(Weighed::weight).sum();
    double sum = 0;
    for (Weighed w : scores.stream().sorted(Comparator.comparingDouble(Weighed::score)).toList()) {
      sum += w.weight();
      if (sum >= (1 - a) * (all + 1)) {
        return w.score();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  @ParameterizedTest
  @EnumSource
  void threshold_withAPanePerScore_isTheWeightedQuantile(Sketch sketch) {
    CalibrationWindow window = count(sketch, 200, 200, 30);
    Random random = new Random(3);
    List<Double> scores = new ArrayList<>();
    for (int t = 0; t < 500; t++) {
      double score = random.nextInt(40) == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian();
      window.add(score, t);
      scores.add(score);
      List<Weighed> weighed = new ArrayList<>();
      for (int age = 1; age <= Math.min(200, t + 1); age++) {
        weighed.add(new Weighed(scores.get(t + 1 - age), Math.pow(0.5, age / 30.0)));
      }
      for (double a : new double[] {0.05, 0.1, 0.37}) {
        assertThat(window.threshold(a)).isEqualTo(bruteForce(weighed, a));
      }
      double sum = weighed.stream().mapToDouble(Weighed::weight).sum();
      double squares = weighed.stream().mapToDouble(w -> w.weight() * w.weight()).sum();
      assertThat(window.effectiveCount()).isCloseTo(sum * sum / squares, within(1e-9));
    }
  }

  @Test
  void threshold_bySpan_halvesTheWeightOfPanesWithEventTime() {
    CalibrationWindow window =
        CalibrationWindows.create(
            new WindowSpec(new WindowSpec.Span(1000), 10, Sketch.CERTIFIED, OptionalLong.of(200)));
    List<Weighed> weighed = new ArrayList<>();
    Random random = new Random(4);
    for (int t = 0; t < 1000; t++) {
      double score = random.nextGaussian() + t / 300.0;
      window.add(score, t);
      weighed.add(new Weighed(score, Math.pow(0.5, (9 - t / 100) * 100 / 200.0)));
    }
    // 1,000 scores are no longer kept one by one: above the exact answer, by little
    double exact = bruteForce(weighed, 0.1);
    assertThat(window.threshold(0.1)).isBetween(exact, exact + 0.1);
    assertThat(window.count()).isEqualTo(1000);
    assertThat(window.effectiveCount()).isLessThan(700);
    window.advanceTo(1499);
    double later = window.threshold(0.1);
    assertThat(later).isGreaterThanOrEqualTo(exact); // five panes of the largest scores are left
  }

  @Test
  void threshold_ofAHalfLifeBeyondTheWindow_isNearlyTheUnweightedOne() {
    CalibrationWindow decayed = count(Sketch.EXACT, 300, 10, 1_000_000_000_000L);
    CalibrationWindow plain =
        CalibrationWindows.create(new WindowSpec(new WindowSpec.Count(300), 10, Sketch.EXACT));
    Random random = new Random(5);
    for (int t = 0; t < 1000; t++) {
      double score = random.nextInt(30);
      decayed.add(score, t);
      plain.add(score, t);
      for (double a : new double[] {0.0151, 0.1237, 0.4873}) {
        assertThat(decayed.threshold(a)).isEqualTo(plain.threshold(a));
      }
      assertThat(decayed.level(score)).isCloseTo(plain.level(score), within(1e-6));
      assertThat(decayed.pValue(score, 0.4)).isCloseTo(plain.pValue(score, 0.4), within(1e-6));
      assertThat(decayed.reaches(0.0151)).isEqualTo(plain.reaches(0.0151));
    }
  }

  @Test
  void threshold_ofTooLittleWeight_isInfinite_thoughScoresAreMany() {
    CalibrationWindow window = count(Sketch.CERTIFIED, 400, 8, 5);
    for (int t = 0; t < 400; t++) {
      window.add(t, t);
    }
    assertThat(window.threshold(0.05)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(window.reaches(0.05)).isFalse();
    assertThat(window.reaches(0.5)).isTrue();
    assertThat(window.certificate(0.05).slack()).isEmpty();
  }

  /**
   * Scores jump by 3 half-way: after 100 more, a half-life of 50 covers what a plain window misses.
   */
  @Test
  void threshold_afterAJump_followsSoonerThanWithoutAHalfLife() {
    CalibrationWindow decayed = count(Sketch.CERTIFIED, 400, 40, 50);
    CalibrationWindow plain =
        CalibrationWindows.create(new WindowSpec(new WindowSpec.Count(400), 40, Sketch.CERTIFIED));
    Random random = new Random(6);
    int decayedMisses = 0;
    int plainMisses = 0;
    for (int t = 0; t < 600; t++) {
      double score = random.nextGaussian() + (t < 400 ? 0 : 3);
      decayedMisses += t >= 400 && score > decayed.threshold(0.2) ? 1 : 0;
      plainMisses += t >= 400 && score > plain.threshold(0.2) ? 1 : 0;
      decayed.add(score, t);
      plain.add(score, t);
    }
    assertThat(decayedMisses).isLessThan(plainMisses);
  }
}
