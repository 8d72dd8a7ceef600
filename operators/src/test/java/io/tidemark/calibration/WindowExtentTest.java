// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which scores a window holds. */
class WindowExtentTest {

  private static CalibrationWindow count(int scores, int panes) {
    return CalibrationWindows.create(
        new WindowSpec(new WindowSpec.Count(scores), panes, WindowSpec.Sketch.EXACT));
  }

  private static CalibrationWindow span(long micros, int panes) {
    return CalibrationWindows.create(
        new WindowSpec(new WindowSpec.Span(micros), panes, WindowSpec.Sketch.EXACT));
  }

  @Property(tries = 200, seed = "1")
  void aCountWindow_holdsTheNewestScores_atMostOnePaneShort(
      @ForAll @IntRange(min = 1, max = 40) int capacity,
      @ForAll @IntRange(min = 1, max = 12) int panes,
      @ForAll @Size(max = 150) List<@DoubleRange(min = 0, max = 5) Double> scores,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double miscoverage) {
    CalibrationWindow window = count(capacity, panes);
    int pane = (capacity + panes - 1) / panes;
    for (int t = 0; t < scores.size(); t++) {
      window.add(scores.get(t), 0);
      int n = (int) window.count();
      assertThat(n).isBetween(Math.min(t + 1, capacity - pane + 1), Math.min(t + 1, capacity));
      List<Double> newest = scores.subList(t + 1 - n, t + 1);
      assertThat(window.threshold(miscoverage))
          .isEqualTo(CalibrationWindowContract.bruteForce(newest, miscoverage));
    }
  }

  @Property(tries = 200, seed = "2")
  void aSpanWindow_holdsThePanesUpToTheNewestTime(
      @ForAll @Size(max = 100) List<@IntRange(min = 0, max = 400) Integer> times) {
    CalibrationWindow window = span(100, 5);
    List<double[]> kept = new ArrayList<>(); // pane, score
    long newest = Long.MIN_VALUE / 2;
    for (int i = 0; i < times.size(); i++) {
      window.add(i, times.get(i));
      newest = Math.max(newest, times.get(i) / 20);
      long oldest = newest - 4;
      kept.removeIf(score -> score[0] < oldest);
      kept.add(new double[] {Math.max(oldest, times.get(i) / 20), i});
      List<Double> scores = kept.stream().map(score -> score[1]).toList();
      assertThat(window.count()).isEqualTo(scores.size());
      assertThat(window.threshold(0.3))
          .isEqualTo(CalibrationWindowContract.bruteForce(scores, 0.3));
    }
  }

  @Test
  void aSpanWindow_expiresAsTimeAdvances() {
    CalibrationWindow window = span(100, 10);
    window.add(1, 5);
    window.add(2, 50);
    window.advanceTo(109);
    assertThat(window.count()).isEqualTo(1);
    window.advanceTo(150);
    assertThat(window.count()).isZero();
    assertThat(window.threshold(0.5)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aScoreOlderThanTheWindow_isCountedAndLeavesFirst() {
    CalibrationWindow window = span(100, 10);
    window.advanceTo(1_000);
    window.add(7, 20);
    assertThat(window.count()).isEqualTo(1);
    window.advanceTo(1_009);
    assertThat(window.count()).isEqualTo(1);
    window.advanceTo(1_010);
    assertThat(window.count()).isZero();
  }

  @Test
  void aCountWindowThatShrinks_dropsWhatNoLongerFits() {
    CalibrationWindow wide = count(100, 10);
    for (int t = 0; t < 100; t++) {
      wide.add(t, t);
    }
    CalibrationWindow narrow =
        CalibrationWindows.restore(
            new WindowSpec(new WindowSpec.Count(30), 10, WindowSpec.Sketch.EXACT), wide.snapshot());
    narrow.add(100, 100);
    assertThat(narrow.count()).isBetween(20L, 30L);
    assertThat(narrow.threshold(0.01)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(narrow.distribution().atRank(narrow.count())).isEqualTo(100);
  }
}
