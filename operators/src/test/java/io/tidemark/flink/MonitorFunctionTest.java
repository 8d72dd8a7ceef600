// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.SegmentFact.Kind;
import io.tidemark.coverage.TestFacts;
import io.tidemark.event.CoverageReport;
import io.tidemark.flink.event.Moments;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitorFunctionTest {

  @Test
  void aTick_isReportedOnceItsEndHasPassed() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      monitor.issued(1);
      monitor.issued(2);
      monitor.settled(3, 1, true);
      monitor.issued(25);
      monitor.watermark(23);
      assertThat(monitor.reports()).isEmpty();
      monitor.watermark(24);
      CoverageReport report = monitor.reports().get(0);
      assertThat(monitor.reports()).hasSize(1);
      assertThat(report.getModel()).isEqualTo("load");
      assertThat(report.getRollup()).isEqualTo(MonitorHarness.ROLLUP);
      assertThat(report.getTickStart()).isEqualTo(Moments.of(0));
      assertThat(report.getTickEnd()).isEqualTo(Moments.of(MonitorHarness.DAY));
      assertThat(report.getIssued()).isEqualTo(2);
      assertThat(report.getSettled()).isEqualTo(1);
      assertThat(report.getPending()).isEqualTo(1);
      assertThat(report.getTargets().get(0).getTrials()).isEqualTo(1);
      assertThat(report.getTargets().get(0).getRate()).isEqualTo(1.0);
      assertThat(report.getTargets().get(0).getUnits()).isEqualTo(1);
    }
  }

  @Test
  void factsBeforeTheEpoch_haveTicksToo() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      monitor.issued(-1);
      monitor.watermark(0);
      assertThat(monitor.reports()).hasSize(1);
      assertThat(monitor.reports().get(0).getTickEnd()).isEqualTo(Moments.of(0));
    }
  }

  @Test
  void aFactAfterItsTick_isFoldedWithTheOpenTick() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      monitor.issued(1);
      monitor.watermark(24);
      monitor.settled(2, 1, false);
      monitor.watermark(47);
      assertThat(monitor.reports()).hasSize(1);
      monitor.watermark(48);
      assertThat(monitor.reports()).hasSize(2);
      CoverageReport report = monitor.reports().get(1);
      assertThat(report.getTickEnd()).isEqualTo(Moments.of(2 * MonitorHarness.DAY));
      assertThat(report.getSettled()).isEqualTo(1);
      assertThat(report.getPending()).isZero();
    }
  }

  @Test
  void theEndOfInput_closesUnfinishedTicksInOrder() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      monitor.issued(49);
      monitor.issued(1);
      monitor.issued(25);
      monitor.end();
      assertThat(monitor.reports())
          .extracting(CoverageReport::getPending)
          .containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void anIdleRollup_isDroppedWithItsTimers() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      for (int day = 0; day < 40; day++) {
        monitor.day(day, 1);
        monitor.watermark(24L * (day + 1));
      }
      // One timer for each started sixteenth of the retention at least, not one per tick.
      assertThat(monitor.timers()).isLessThanOrEqualTo(33);
      assertThat(monitor.stateEntries()).isPositive();
      monitor.watermark(24L * (40 + MonitorHarness.RETENTION_DAYS) - 1);
      assertThat(monitor.stateEntries()).isPositive();
      monitor.watermark(24L * (40 + MonitorHarness.RETENTION_DAYS * 17 / 16 + 1));
      assertThat(monitor.stateEntries()).isZero();
      assertThat(monitor.timers()).isZero();
    }
  }

  @Test
  void anIdleRollupWithAnAlarm_isKeptUntilItEnds() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      int day = 0;
      while (monitor.changes().isEmpty()) {
        monitor.day(day++, 20);
        monitor.watermark(24L * day);
      }
      monitor.watermark(24L * 400);
      assertThat(monitor.timers()).isZero();
      day = 400;
      while (monitor.changes().size() == 1) {
        monitor.day(day++, 0);
        monitor.watermark(24L * day);
      }
      assertThat(monitor.changes().get(1).readings().get(0).state()).isEqualTo(State.ENDED);
      monitor.watermark(24L * 800);
      assertThat(monitor.stateEntries()).isZero();
      assertThat(monitor.timers()).isZero();
    }
  }

  @Test
  void restoredWithinATick_itReportsTheSame() throws Exception {
    try (MonitorHarness whole = MonitorHarness.open();
        MonitorHarness first = MonitorHarness.open()) {
      run(whole, 0, 10);
      run(first, 0, 10);
      whole.issued(245);
      first.issued(245);
      try (MonitorHarness second = MonitorHarness.restore(first.snapshot())) {
        run(whole, 10, 30);
        run(second, 10, 30);
        assertThat(second.reports()).isEqualTo(whole.reports().subList(10, 30));
        assertThat(first.changes()).isEmpty();
        assertThat(second.changes()).isNotEmpty();
        assertThat(second.signals()).isEqualTo(whole.signals().subList(10, 30));
        assertThat(second.stateEntries()).isEqualTo(whole.stateEntries());
      }
    }
  }

  private static void run(MonitorHarness monitor, int from, int to) throws Exception {
    for (int day = from; day < to; day++) {
      monitor.day(day, day < 12 ? 2 : 10);
      monitor.watermark(24L * (day + 1));
    }
  }

  @Test
  void theOrderOfFactsWithinATick_doesNotMatter() throws Exception {
    try (MonitorHarness one = MonitorHarness.open();
        MonitorHarness other = MonitorHarness.open()) {
      for (int i = 0; i < 20; i++) {
        one.settled(i, i, i % 3 == 0);
        other.settled(19 - i, 19 - i, (19 - i) % 3 == 0);
      }
      one.watermark(24);
      other.watermark(24);
      assertThat(other.reports()).isEqualTo(one.reports());
    }
  }

  @Test
  void aPolicyThatChangesWithinATick_countsAllFactsAndJudgesThoseOfItsTargets() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      monitor.settled(1, 1, true);
      monitor.send(
          MonitorHarness.news(
              TestFacts.settled(2 * MonitorHarness.HOUR, 2, false),
              2,
              MonitorHarness.settings(0.2)));
      monitor.send(MonitorHarness.news(SegmentFact.of(Kind.EXPIRED, 3 * MonitorHarness.HOUR)));
      monitor.watermark(24);
      CoverageReport report = monitor.reports().get(0);
      assertThat(report.getPolicyVersion()).isEqualTo(2);
      assertThat(report.getSettled()).isEqualTo(2);
      assertThat(report.getExpired()).isEqualTo(1);
      assertThat(report.getTargets()).hasSize(1);
      assertThat(report.getTargets().get(0).getTargetMiscoverage()).isEqualTo(0.2);
      assertThat(report.getTargets().get(0).getTrials()).isEqualTo(1);
      assertThat(report.getTargets().get(0).getMiscovered()).isZero();
    }
  }

  @Test
  void everyTickWithFacts_hasOneReport() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      run(monitor, 0, 5);
      monitor.issued(1);
      monitor.issued(30);
      run(monitor, 5, 8);
      List<CoverageReport> reports = monitor.reports();
      assertThat(reports).extracting(CoverageReport::getTickEnd).doesNotHaveDuplicates().hasSize(8);
      assertThat(reports).extracting(CoverageReport::getIssued).contains(22L);
    }
  }

  @Test
  void aBudgetsRunLength_holdsForTicksThatEndAfterIt_alsoWhenItCameEarly() throws Exception {
    MonitorSettings s = MonitorHarness.settings(0.1);
    MonitorSettings budgeted =
        new MonitorSettings(
            s.targets(),
            s.tolerance(),
            s.averageRunLength(),
            s.perBlock(),
            s.tickMicros(),
            s.retentionMicros(),
            s.rollups(),
            s.detectors(),
            java.util.OptionalDouble.of(0.5));
    try (MonitorHarness monitor = MonitorHarness.open()) {
      for (int day = 0; day < 5; day++) {
        monitor.send(
            MonitorHarness.news(
                TestFacts.settled(day * MonitorHarness.DAY, 1, false), 1, budgeted));
      }
      monitor.runLength(1, 50);
      monitor.runLength(3, 70);
      MonitorHarness.Snapshot half = monitor.snapshot();
      monitor.watermark(5 * 24);
      List<Double> expected = List.of(1000.0, 50.0, 50.0, 70.0, 70.0);
      assertThat(runLengths(monitor)).isEqualTo(expected);
      try (MonitorHarness restored = MonitorHarness.restore(half)) {
        restored.watermark(5 * 24);
        assertThat(runLengths(restored)).isEqualTo(expected);
      }
    }
  }

  private static List<Double> runLengths(MonitorHarness monitor) {
    return monitor.reports().stream()
        .map(report -> report.getDetectors().get(0).getAverageRunLength())
        .toList();
  }
}
