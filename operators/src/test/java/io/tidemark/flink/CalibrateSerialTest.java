// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.event.Band;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Guarantee;
import io.tidemark.threshold.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CALIBRATE with rules on the order of signed residuals. */
class CalibrateSerialTest {

  private static final String SCORE = "signed-residual";

  @ParameterizedTest
  @ValueSource(strings = {"spci", "kowcpi", "enbpi"})
  void restore_atAnyPoint_goesOnAsIfNothingHappened(String rule) throws Exception {
    for (int delay : new int[] {0, 3}) {
      List<String> straight = run(rule, delay, Integer.MAX_VALUE);
      assertThat(straight).hasSize(320);
      for (int every : new int[] {1, 7}) {
        assertThat(run(rule, delay, every))
            .as("delay %s, restored every %s", delay, every)
            .isEqualTo(straight);
      }
    }
  }

  @Test
  void spci_warmsUpFallsBackAndComesIntoForce() throws Exception {
    try (CalibrateHarness segment =
        CalibrateHarness.with(SCORE, new RuleSpec("spci", Map.of()), null)) {
      double[] errors = errors();
      for (int t = 0; t < errors.length; t++) {
        segment.predict("p" + t, 10, t);
        segment.outcome("p" + t, 10 + errors[t], t, 0);
      }
      List<CalibratedPrediction> intervals = segment.intervals();

      assertThat(intervals.get(19).getStatus()).isEqualTo(CalibrationStatus.WARMING_UP);
      assertThat(intervals.get(20).getStatus()).isEqualTo(CalibrationStatus.FALLBACK);
      assertThat(intervals.get(159).getStatus()).isEqualTo(CalibrationStatus.CALIBRATED);
      assertThat(intervals.get(159).getGuarantee()).isEqualTo(Guarantee.LONG_RUN);
      assertThat(intervals.get(159).getMethod()).isEqualTo("signed-residual/spci");
    }
  }

  @Test
  void spci_saysHowLateOutcomesAreAndWhatCorrelationThatLeaves() throws Exception {
    try (CalibrateHarness segment =
        CalibrateHarness.with(SCORE, new RuleSpec("spci", Map.of()), null)) {
      double[] errors = errors();
      for (int t = 0; t < errors.length; t++) {
        segment.predict("p" + t, 10, t);
        if (t >= 3) {
          segment.outcome("p" + (t - 3), 10 + errors[t - 3], t, 0);
        }
      }
      Band band = segment.intervals().get(159).getBands().get(0);

      assertThat(band.getDiagnostics()).containsOnlyKeys("autocorrelation", "delay", "lossRatio");
      assertThat(band.getDiagnostics().get("delay")).isCloseTo(3, within(0.01));
      assertThat(band.getDiagnostics().get("autocorrelation")).isBetween(0.3, 0.95);
      assertThat(band.getUpper() - band.getLower())
          .isCloseTo(band.getThresholds().get(0) + band.getThresholds().get(1), within(1e-12));
    }
  }

  /** Outcomes are known this many predictions after their own; at 0 before the next. */
  private static List<String> run(String rule, int delay, int restoreEvery) throws Exception {
    RuleSpec spec = new RuleSpec(rule, Map.of());
    double[] errors = errors();
    List<String> output = new ArrayList<>();
    CalibrateHarness segment = CalibrateHarness.with(SCORE, spec, null);
    for (int t = 0; t < errors.length + delay; t++) {
      if (t < errors.length) {
        segment.predict("p" + t, 10, t);
      }
      if (t >= delay) {
        segment.outcome("p" + (t - delay), 10 + errors[t - delay], t, 0);
      }
      if (t % restoreEvery == restoreEvery - 1) {
        collect(segment, output);
        CalibrateHarness next = CalibrateHarness.with(SCORE, spec, segment.snapshot());
        segment.close();
        segment = next;
      }
    }
    collect(segment, output);
    segment.close();
    return output.stream().sorted().toList();
  }

  private static void collect(CalibrateHarness segment, List<String> output) {
    segment.intervals().forEach(interval -> output.add("i " + interval));
    segment.evaluations().forEach(evaluation -> output.add("e " + evaluation));
  }

  /** An autoregression with coefficient .95. */
  private static double[] errors() {
    Random random = new Random(8);
    double[] errors = new double[160];
    for (int t = 1; t < errors.length; t++) {
      errors[t] = 0.95 * errors[t - 1] + random.nextGaussian();
    }
    return errors;
  }
}
