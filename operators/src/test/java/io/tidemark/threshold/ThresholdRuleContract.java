// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.calibration.ThresholdSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every rule promises. */
abstract class ThresholdRuleContract {

  private static final double TARGET = 0.1;

  abstract ThresholdRule rule();

  @Test
  void aRestoredTracker_goesOnBitForBit() {
    double[] scores = hostile();
    for (int ahead : new int[] {1, 5}) {
      double[] straight = Streams.thresholds(rule().create(TARGET), scores, ahead);
      ThresholdTracker restoring = new Restoring(rule(), rule().create(TARGET));
      assertThat(Streams.thresholds(restoring, scores, ahead)).isEqualTo(straight);
    }
  }

  @Test
  void noThreshold_isEverNotANumber() {
    for (int ahead : new int[] {1, 5}) {
      for (double target : new double[] {1e-6, 0.01, 0.5, 0.99}) {
        double[] thresholds = Streams.thresholds(rule().create(target), hostile(), ahead);
        assertThat(Arrays.stream(thresholds).filter(Double::isNaN)).isEmpty();
      }
    }
  }

  @Test
  void aSnapshot_isNotTheStateItself() {
    ThresholdTracker tracker = rule().create(TARGET);
    double[] first = tracker.snapshot();
    Arrays.fill(first, 77);
    assertThat(tracker.snapshot()).isEqualTo(rule().create(TARGET).snapshot());
  }

  @Test
  void aStateOfAnotherLength_isRejected() {
    assertThatThrownBy(() -> rule().restore(TARGET, new double[99]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("state of rule " + rule().name());
  }

  @Test
  void theCatalogue_describesTheRule() {
    assertThat(ThresholdRules.catalogue())
        .filteredOn(d -> d.name().equals(rule().name()))
        .singleElement()
        .satisfies(d -> assertThat(d.usesWindow()).isEqualTo(rule().usesWindow()))
        .satisfies(d -> assertThat(d.steersLevel()).isEqualTo(rule() instanceof LevelRule));
  }

  /** Noise, a run of infinities, a jump of scale, a constant stretch and negative scores. */
  private static double[] hostile() {
    Random random = new Random(4);
    double[] scores = new double[600];
    for (int t = 0; t < scores.length; t++) {
      scores[t] =
          switch (t / 100) {
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> 1e12 * random.nextGaussian();
            case 3 -> 3.0;
            case 4 -> t % 7 == 0 ? Double.NEGATIVE_INFINITY : -random.nextDouble();
            default -> Math.abs(random.nextGaussian());
          };
    }
    return scores;
  }

  /** Restores its tracker from its own snapshot after each outcome. */
  private static final class Restoring implements ThresholdTracker {
    private final ThresholdRule rule;
    private ThresholdTracker tracker;

    Restoring(ThresholdRule rule, ThresholdTracker tracker) {
      this.rule = rule;
      this.tracker = tracker;
    }

    @Override
    public double threshold(ThresholdSource calibration) {
      return tracker.threshold(calibration);
    }

    @Override
    public void update(double score, double issuedThreshold, double beta) {
      tracker.update(score, issuedThreshold, beta);
      double[] snapshot = tracker.snapshot();
      tracker = rule.restore(TARGET, snapshot);
      assertThat(tracker.snapshot()).isEqualTo(snapshot);
    }

    @Override
    public void preview(double score) {
      tracker.preview(score);
    }

    @Override
    public double[] snapshot() {
      return tracker.snapshot();
    }
  }
}
