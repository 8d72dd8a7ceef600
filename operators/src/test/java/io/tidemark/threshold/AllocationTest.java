// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.CalibrationWindows;
import io.tidemark.calibration.WindowSpec;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a prediction and its outcome leave to the collector in the steady state, of every rule with
 * a threshold of its own: nothing without a window; with one, what its panes take, amortised.
 */
class AllocationTest {

  private static final int OUTCOMES = 100_000;
  private static final double AMORTISED_BYTES = 192;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<RuleSpec> rulesWithoutWindow() {
    return ThresholdRules.catalogue().stream()
        .filter(rule -> !rule.joint() && !rule.usesWindow())
        .flatMap(
            rule ->
                Stream.of(true, false).map(guards -> new RuleSpec(rule.name(), Map.of(), guards)));
  }

  static Stream<RuleSpec> rulesWithWindow() {
    return ThresholdRules.catalogue().stream()
        .filter(RuleDescription::usesWindow)
        .map(rule -> new RuleSpec(rule.name(), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("rulesWithoutWindow")
  void predictAndObserve_withoutWindow_allocateNothing(RuleSpec spec) {
    ThresholdTracker tracker = ((ThresholdRule) ThresholdRules.of(spec)).create(0.1);
    double[] scores = scores();
    long bytes =
        leastBytes(
            () -> {
              for (double score : scores) {
                tracker.update(score, tracker.threshold(null), 1.0);
              }
            });
    assertThat(bytes)
        .as("bytes for %d outcomes, of which one object would be 16", OUTCOMES)
        .isLessThan(4096);
  }

  /** A pane of 50 scores is an object, and one of every 64 scores may be coalesced. */
  @ParameterizedTest
  @MethodSource("rulesWithWindow")
  void predictAndObserve_withWindow_allocateFewBytesAmortised(RuleSpec spec) {
    ThresholdTracker tracker = ((ThresholdRule) ThresholdRules.of(spec)).create(0.1);
    CalibrationWindow window =
        CalibrationWindows.create(
            new WindowSpec(new WindowSpec.Count(400), 8, WindowSpec.Sketch.CERTIFIED));
    double[] scores = scores();
    long bytes =
        leastBytes(
            () -> {
              for (double score : scores) {
                double issued = tracker.threshold(window);
                tracker.update(score, issued, window.level(score));
                window.add(score, 0);
              }
            });
    assertThat((double) bytes / OUTCOMES).isLessThan(AMORTISED_BYTES);
  }

  private static long leastBytes(Runnable outcomes) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      outcomes.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static double[] scores() {
    Random random = new Random(3);
    return random.doubles(OUTCOMES, 0, 1).map(u -> 2 * u * u).toArray();
  }
}
