// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.FleetRate.Plan;
import io.tidemark.coverage.FleetRate.Reason;
import io.tidemark.coverage.FleetRate.Review;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FleetRateTest {

  private static final long DAY = 86_400_000_000L;

  private static Review review(int day, long units, double pagesPerDay) {
    return new Review(day * DAY, DAY, units, 3, pagesPerDay, 2, 77);
  }

  private static FleetRate days(FleetRate rate, int from, int to, long units) {
    for (int day = from; day < to; day++) {
      rate = rate.after(review(day, units, 0.5));
    }
    return rate;
  }

  /** By hand: 10,000 rollups of 1000 events a day, at 1e6 each: ten pages a day (one detector). */
  @Test
  void runLength_isDetectorsTimesUnitsOverPages() {
    assertThat(FleetBudget.runLength(10, 1, 1e7)).isEqualTo(1e6);
    assertThat(FleetBudget.runLength(100, 1, 1)).isEqualTo(FleetBudget.LEAST_RUN_LENGTH);
    assertThat(FleetBudget.beforeMeasurement(0.5, 4, OptionalDouble.of(7.0 * DAY)))
        .isEqualTo(FleetBudget.LEAST_RUN_LENGTH);
    assertThat(FleetBudget.beforeMeasurement(0.01, 4, OptionalDouble.of(DAY / 2.0)))
        .isCloseTo(800, within(1e-9));
    assertThat(FleetBudget.beforeMeasurement(1, 4, OptionalDouble.empty())).isEqualTo(10_000);
    assertThatThrownBy(() -> FleetBudget.runLength(0, 1, 1))
        .hasMessage("pagesPerDay must be above 0: was 0.0");
  }

  @Test
  void theFirstReview_setsTheRunLength() {
    Plan plan = FleetRate.NONE.after(review(4, 100, 0.5)).plan().orElseThrow();
    assertThat(plan)
        .isEqualTo(new Plan(4 * DAY, Reason.FIRST_MEASUREMENT, 0.5, 2, 100, 3, 400, 77));
  }

  @Test
  void noise_movesNothing_andALastingChangeDoesOnce() {
    FleetRate first = FleetRate.NONE.after(review(0, 100, 0.5));
    FleetRate noisy = first.after(review(1, 120, 0.5)).after(review(2, 90, 0.5));
    assertThat(noisy.plan()).isEqualTo(first.plan());
    FleetRate grown = days(noisy, 3, 13, 200);
    Plan plan = grown.plan().orElseThrow();
    assertThat(plan.reason()).isEqualTo(Reason.RATE_CHANGED);
    assertThat(grown.lastUnits()).hasSize(FleetRate.REVIEWS);
    // What is in force is never off by more than a quarter of what the last days give.
    assertThat(400.0 * 2 / plan.averageRunLength()).isBetween(1 / 1.25, 1.25);
    assertThat(days(grown, 13, 40, 200).plan()).isEqualTo(grown.plan());
  }

  @Test
  void anotherBudget_setsTheRunLengthAtTheNextReview() {
    FleetRate first = FleetRate.NONE.after(review(0, 100, 0.5));
    Plan plan = first.after(review(1, 100, 1)).plan().orElseThrow();
    assertThat(plan.reason()).isEqualTo(Reason.POLICY_CHANGED);
    assertThat(plan.averageRunLength()).isEqualTo(200);
    assertThat(plan.previousRunLength()).isEqualTo(400);
  }
}
