// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tracker in its steady state makes no garbage. */
class AllocationTest {

  private static final int OUTCOMES = 4096;

  @ParameterizedTest
  @ValueSource(
      strings = {
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
  void predictAndObserve_allocateNothing(String name) {
    for (boolean guards : new boolean[] {false, true}) {
      RuleSpec spec = new RuleSpec(name, Map.of(), guards);
      ThresholdTracker tracker = ((ThresholdRule) ThresholdRules.of(spec)).create(0.1);
      ScoredOutcome[] outcomes = outcomes();
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 4; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        learn(tracker, outcomes);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least)
          .as("bytes for %d outcomes, one object would be 16", OUTCOMES)
          .isLessThan(1024);
    }
  }

  private static void learn(ThresholdTracker tracker, ScoredOutcome[] outcomes) {
    for (ScoredOutcome outcome : outcomes) {
      tracker.threshold(null);
      tracker.update(outcome);
    }
  }

  private static ScoredOutcome[] outcomes() {
    Random random = new Random(3);
    ScoredOutcome[] outcomes = new ScoredOutcome[OUTCOMES];
    for (int t = 0; t < outcomes.length; t++) {
      outcomes[t] = new ScoredOutcome(Math.abs(random.nextGaussian()), 1.6, 0.5);
    }
    return outcomes;
  }
}
