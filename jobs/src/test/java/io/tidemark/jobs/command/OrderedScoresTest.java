// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.CalibrationWindows;
import io.tidemark.calibration.WindowSpec;
import io.tidemark.quantile.Decay;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedScoresTest {

  private static final double[] LEVELS = {-0.1, 0, 0.01, 0.1, 0.3, 0.5, 0.9, 1, 1.1};

  /** Against the window of the operators, one score per pane. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 200})
  void answers_areThoseOfAnExactWindow(int capacity) {
    WindowSpec spec =
        new WindowSpec(new WindowSpec.Count(capacity), capacity, WindowSpec.Sketch.EXACT);
    CalibrationWindow window = CalibrationWindows.create(spec);
    OrderedScores scores = new OrderedScores(capacity);
    Random random = new Random(capacity);
    for (int t = 0; t < 1000; t++) {
      double score = random.nextInt(30) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(25) - 5.0;
      assertThat(scores.level(score)).isEqualTo(window.level(score));
      for (double level : LEVELS) {
        assertThat(scores.threshold(level)).isEqualTo(window.threshold(level));
      }
      assertThat(scores.threshold(0.2, new Decay(0.95, 1)))
          .isEqualTo(window.threshold(0.2, new Decay(0.95, 1)));
      window.add(score, t);
      scores.add(score);
    }
  }
}
