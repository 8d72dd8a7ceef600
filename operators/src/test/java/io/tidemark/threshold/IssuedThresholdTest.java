// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.CalibrationWindow;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A late outcome is judged by the threshold that went out with it, not by the one in force. */
class IssuedThresholdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aci",
        "quantile-tracker",
        "decaying",
        "sf-ogd",
        "pid",
        "eci",
        "eci-cutoff",
        "eci-integral",
        "cop",
        "rolling-risk"
      })
  void observe_delayedOutcome_usesIssuedThreshold(String name) {
    for (boolean guards : new boolean[] {false, true}) {
      assertThat(after(name, guards, 1.4)).isGreaterThan(after(name, guards, 1.6));
    }
  }

  /** The threshold after 400 outcomes and one of 1.5, of which only what was issued differs. */
  private static double after(String name, boolean guards, double issued) {
    Map<String, Double> parameters = name.equals("aci") ? Map.of("gamma", 0.05) : Map.of();
    RuleSpec spec = new RuleSpec(name, parameters, guards);
    ThresholdTracker tracker = ((ThresholdRule) ThresholdRules.of(spec)).create(0.1);
    CalibrationWindow window = Streams.window(1000);
    Random random = new Random(5);
    for (int t = 0; t < 400; t++) {
      double score = Math.abs(random.nextGaussian());
      tracker.update(new ScoredOutcome(score, tracker.threshold(window), window.level(score)));
      window.add(score, t);
    }
    tracker.update(new ScoredOutcome(1.5, issued, window.level(1.5)));
    return tracker.threshold(window);
  }
}
