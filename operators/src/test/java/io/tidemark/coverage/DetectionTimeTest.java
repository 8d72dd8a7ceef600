// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.evidence.EvidenceUnit;
import org.junit.jupiter.api.Test;

class DetectionTimeTest {

  /** By hand: ln 1e6 / (.2 ln 2 + .8 ln (.8 / .9)) = 13.8155 / .044403. */
  @Test
  void ofEvents_isTheLimitOverTheDivergence() {
    assertThat(DetectionTime.units(0.1, 0.1, 1e6, EvidenceUnit.EVENT, 1))
        .isCloseTo(311.14, within(0.01));
  }

  /**
   * By hand, blocks of 2 trials at q = .2: X / 2 is 0, .5 or 1 with probability .64, .32, .04, so a
   * bet grows by .64 ln(1 - l / 10) + .32 ln(1 + .4 l) + .04 ln(1 + .9 l). Of the rates .13, .16,
   * .2, .25, .35 and .5 the one of .25 (l = .15 / .09) grows most: .0834, against .0700 at .2 and
   * .0809 at .35.
   */
  @Test
  void ofBlocks_takesTheBestBetOverTheirTrials() {
    double l = 0.15 / 0.09;
    double growth =
        0.64 * Math.log(1 - l / 10) + 0.32 * Math.log(1 + 0.4 * l) + 0.04 * Math.log(1 + 0.9 * l);
    assertThat(DetectionTime.units(0.1, 0.1, 1000, EvidenceUnit.BLOCK, 2))
        .isCloseTo(Math.log(1000) / growth, within(1e-9));
  }

  /** As the trials grow the fraction becomes q: the largest bet tends to ln(1 + .4 / .09 * .1). */
  @Test
  void ofLargeBlocks_tendsToTheRateItself() {
    double limit = Math.log(1000) / Math.log1p(0.4 / 0.09 * 0.1);
    assertThat(DetectionTime.units(0.1, 0.1, 1000, EvidenceUnit.BLOCK, 1e9))
        .isCloseTo(limit, within(0.05 * limit));
  }

  @Test
  void unknownTrials_countAsOne() {
    assertThat(DetectionTime.units(0.1, 0.12, 1000, EvidenceUnit.BLOCK, Double.NaN))
        .isEqualTo(DetectionTime.units(0.1, 0.12, 1000, EvidenceUnit.EVENT, 1));
  }

  @Test
  void aDoubledRateWithinTheTolerance_isNeverDetected() {
    assertThat(DetectionTime.units(0.02, 0.05, 1000, EvidenceUnit.EVENT, 1)).isInfinite();
  }

  @Test
  void targetsAboveOneHalf_areMovedHalfwayToOne() {
    assertThat(DetectionTime.units(0.6, 0.62, 1000, EvidenceUnit.EVENT, 1)).isFinite().isPositive();
  }
}
