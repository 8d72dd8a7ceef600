// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.coverage.DetectorReading.State;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PageBudgetTest {

  private static final long DAY = 86_400_000_000L;

  private static DetectorReading reading(Severity severity, State state, double runLength) {
    return new DetectorReading(
        "miss-sr",
        severity,
        OptionalDouble.of(0.1),
        0.12,
        state,
        1,
        Math.log(runLength),
        runLength,
        0,
        1,
        10,
        1,
        0,
        1);
  }

  private static double pages(State first) {
    PageBudget budget = new PageBudget();
    double stated = first == State.ENDED ? 50 : 1000;
    budget.add(
        List.of(
            reading(Severity.PAGE, first, stated),
            reading(Severity.PAGE, State.QUIET, 1000),
            reading(Severity.TICKET, State.QUIET, 100),
            reading(Severity.REPORT, State.QUIET, 10)),
        1000,
        1,
        7 * DAY);
    return budget.pagesPerDay();
  }

  @Test
  void add_countsPagingDetectorsAlone() {
    assertThat(pages(State.QUIET)).isCloseTo(2 / 7.0 / 1000, within(1e-18));
  }

  @Test
  void add_aDetectorWhoseFaultHasJustEnded_countsAsBefore() {
    assertThat(pages(State.ENDED)).isEqualTo(pages(State.ALARMED)).isEqualTo(pages(State.QUIET));
  }

  @Test
  void add_sumsRollups() {
    PageBudget budget = new PageBudget();
    List<DetectorReading> one = List.of(reading(Severity.PAGE, State.QUIET, 500));
    budget.add(one, 500, 3, DAY);
    budget.add(one, 500, 2, DAY);
    assertThat(budget.pagesPerDay()).isCloseTo(0.01, within(1e-15));
  }
}
