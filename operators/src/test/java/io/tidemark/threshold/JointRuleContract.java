// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every joint rule promises. */
abstract class JointRuleContract {

  private static final double TARGET = 0.1;

  abstract JointRule rule();

  @Test
  void aTrackerRestoredAfterEachOutcome_goesOnBitForBit() {
    double[] residuals = hostile();
    for (int delay : new int[] {0, 3}) {
      double[][] straight = Residuals.pairs(rule().create(TARGET), residuals, delay);
      JointTracker restoring = new Restoring(rule(), rule().create(TARGET));
      assertThat(Residuals.pairs(restoring, residuals, delay)).isDeepEqualTo(straight);
    }
  }

  @Test
  void noEndOfAPair_isEverNotANumber() {
    for (double target : new double[] {1e-6, 0.01, 0.5, 0.99}) {
      for (double[] pair : Residuals.pairs(rule().create(target), hostile(), 2)) {
        assertThat(pair[0]).isNotNaN();
        assertThat(pair[1]).isNotNaN();
      }
    }
  }

  @Test
  void before_anyOutcome_thePairIsUnboundedAndWarmingUp() {
    JointThresholds first = rule().create(TARGET).issue();
    assertThat(first.mode()).isEqualTo(JointThresholds.Mode.WARMING_UP);
    assertThat(first.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(first.upper()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void issuing_learnsNothing() {
    JointTracker tracker = rule().create(TARGET);
    Residuals.pairs(tracker, hostile(), 0);
    double[] before = tracker.snapshot();
    tracker.issue();
    tracker.issue();
    assertThat(tracker.snapshot()).isEqualTo(before);
  }

  @Test
  void aSnapshot_isNotTheStateItself() {
    JointTracker tracker = rule().create(TARGET);
    Residuals.pairs(tracker, Arrays.copyOf(hostile(), 50), 0);
    double[] first = tracker.snapshot();
    double[] kept = first.clone();
    Arrays.fill(first, 77);
    assertThat(tracker.snapshot()).isEqualTo(kept);
  }

  @Test
  void aStateOfAnotherLength_isRejected() {
    assertThatThrownBy(() -> rule().restore(TARGET, new double[20_011]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("state of rule " + rule().name());
  }

  @Test
  void theCatalogue_describesTheRule() {
    assertThat(ThresholdRules.catalogue())
        .filteredOn(d -> d.name().equals(rule().name()))
        .singleElement()
        .satisfies(d -> assertThat(d.joint()).isTrue())
        .satisfies(d -> assertThat(d.steersLevel()).isFalse());
  }

  /** Noise, infinities, jumps of scale, a constant stretch, and a stretch of zeros. */
  private static double[] hostile() {
    Random random = new Random(4);
    double[] residuals = new double[600];
    for (int t = 0; t < residuals.length; t++) {
      residuals[t] =
          switch (t / 100) {
            case 1 -> t % 9 == 0 ? Double.POSITIVE_INFINITY : -random.nextDouble();
            case 2 -> 1e12 * random.nextGaussian();
            case 3 -> 3.0;
            case 4 -> 0.0;
            default -> random.nextGaussian();
          };
    }
    return residuals;
  }

  /** Restores its tracker from its own snapshot after each outcome. */
  private static final class Restoring implements JointTracker {
    private final JointRule rule;
    private JointTracker tracker;

    Restoring(JointRule rule, JointTracker tracker) {
      this.rule = rule;
      this.tracker = tracker;
    }

    @Override
    public JointThresholds issue() {
      return tracker.issue();
    }

    @Override
    public void update(JointOutcome outcome) {
      tracker.update(outcome);
      tracker = rule.restore(TARGET, tracker.snapshot());
    }

    @Override
    public double[] snapshot() {
      return tracker.snapshot();
    }
  }
}
