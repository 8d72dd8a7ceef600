// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.SegmentFact.Kind;
import io.tidemark.coverage.TestFacts;
import io.tidemark.event.CoverageReport;
import io.tidemark.flink.state.MonitorTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PreAggregateOperatorTest {

  private static final List<List<String>> ROLLUPS = List.of(List.of(), List.of("region"));

  private static OneInputStreamOperatorTestHarness<SegmentNews, RollupTick> open(int maxSums)
      throws Exception {
    OneInputStreamOperatorTestHarness<SegmentNews, RollupTick> harness =
        new OneInputStreamOperatorTestHarness<>(
            new PreAggregateOperator(maxSums), MonitorTypes.NEWS.createSerializer(null));
    harness.setup(MonitorTypes.TICK.createSerializer(null));
    harness.open();
    return harness;
  }

  private static SegmentNews news(String segment, SegmentFact fact) {
    MonitorSettings s = MonitorHarness.settings(0.1);
    MonitorSettings settings =
        new MonitorSettings(
            s.targets(),
            s.tolerance(),
            s.averageRunLength(),
            s.perBlock(),
            s.tickMicros(),
            s.retentionMicros(),
            ROLLUPS,
            s.detectors(),
            s.pagesPerDay());
    return new SegmentNews(
        segment,
        "load",
        fact,
        settings.targets(),
        SegmentRollups.of(segment, ROLLUPS),
        1,
        settings);
  }

  private static SegmentFact issued(long hour) {
    return TestFacts.issued(hour * MonitorHarness.HOUR);
  }

  private static Watermark watermark(long hour) {
    return new Watermark(hour * MonitorHarness.HOUR / 1000 - 1);
  }

  @Test
  void aHotRollup_crossesOncePerTick() throws Exception {
    try (var operator = open(100)) {
      for (int i = 0; i < 1000; i++) {
        operator.processElement(news("load|region=r" + i % 10, issued(i % 24)), 0);
      }
      assertThat(operator.extractOutputValues()).isEmpty();
      operator.processWatermark(watermark(24));
      assertThat(operator.extractOutputValues())
          .extracting(RollupTick::rollup)
          .hasSize(11)
          .startsWith("load", "load|region=r0")
          .doesNotHaveDuplicates();
      assertThat(operator.getOutput()).last().isEqualTo(watermark(24));
    }
  }

  @Test
  void openTicks_stayUntilABarrierComes() throws Exception {
    try (var operator = open(100)) {
      operator.processElement(news("load|region=r", issued(1)), 0);
      operator.processElement(news("load|region=r", issued(30)), 0);
      operator.processWatermark(watermark(24));
      assertThat(operator.extractOutputValues()).hasSize(2);
      operator.prepareSnapshotPreBarrier(1);
      assertThat(operator.extractOutputValues()).hasSize(4);
      operator.prepareSnapshotPreBarrier(2);
      assertThat(operator.extractOutputValues()).hasSize(4);
    }
  }

  @Test
  void tooManySums_leaveAtOnce() throws Exception {
    try (var operator = open(3)) {
      operator.processElement(news("load|region=a", issued(1)), 0);
      operator.processElement(news("load|region=b", issued(1)), 0);
      assertThat(operator.extractOutputValues()).isEmpty();
      operator.processElement(news("load|region=c", issued(1)), 0);
      assertThat(operator.extractOutputValues()).hasSize(4);
    }
  }

  @Test
  void aLateFact_goesToTheFirstOpenTick_alsoAfterARestart() throws Exception {
    try (var operator = open(100)) {
      operator.processWatermark(watermark(48));
      operator.processElement(news("load|region=a", issued(1)), 0);
      operator.prepareSnapshotPreBarrier(1);
      long end = operator.extractOutputValues().get(0).tickEndMicros();
      assertThat(end).isEqualTo(3 * MonitorHarness.DAY);
      OneInputStreamOperatorTestHarness<SegmentNews, RollupTick> second =
          new OneInputStreamOperatorTestHarness<>(
              new PreAggregateOperator(100), MonitorTypes.NEWS.createSerializer(null));
      try (second) {
        second.setup(MonitorTypes.TICK.createSerializer(null));
        second.initializeState(operator.snapshot(1, 1));
        second.open();
        second.processElement(news("load|region=a", issued(1)), 0);
        second.prepareSnapshotPreBarrier(2);
        assertThat(second.extractOutputValues().get(0).tickEndMicros()).isEqualTo(end);
      }
    }
  }

  @Test
  void aSegmentOfAnOlderPolicy_isOnlyInTheRollupsItHasDimensionsFor() throws Exception {
    try (var operator = open(100)) {
      operator.processElement(news("load|country=DE", issued(1)), 0);
      operator.prepareSnapshotPreBarrier(1);
      assertThat(operator.extractOutputValues())
          .extracting(RollupTick::rollup)
          .containsExactly("load");
    }
  }

  @Test
  void neitherParallelismNorTheTimesOfFlushing_changeAReportOrSignal() throws Exception {
    for (boolean perBlock : new boolean[] {true, false}) {
      Run expected = run(1, 4096, new Random(0), 0, perBlock);
      assertThat(expected.reports()).hasSize(60);
      assertThat(expected.changes()).isGreaterThan(1);
      for (int subtasks : new int[] {1, 2, 4}) {
        Run actual = run(subtasks, 1, new Random(subtasks), 0.2, perBlock);
        assertThat(actual.reports()).isEqualTo(expected.reports());
        assertThat(actual.signals()).isEqualTo(expected.signals());
      }
    }
  }

  private record Run(List<CoverageReport> reports, List<RollupSignal> signals, int changes) {}

  /** Sixty days with a fault in the middle, facts now and then late, and flushes at random. */
  private static Run run(
      int subtasks, int maxSums, Random flushes, double flushRate, boolean perBlock)
      throws Exception {
    Random random = new Random(7);
    try (MonitorHarness monitor = MonitorHarness.open(subtasks, maxSums)) {
      for (int hour = 0; hour < 60 * 24; hour++) {
        for (SegmentFact fact : facts(hour, random)) {
          monitor.send(MonitorHarness.news(fact, 1, MonitorHarness.settings(0.1, perBlock)));
          if (flushes.nextDouble() < flushRate) {
            monitor.flush(flushes.nextInt(subtasks));
          }
        }
        monitor.watermark(hour);
      }
      monitor.end();
      return new Run(monitor.reports(), monitor.signals(), monitor.changes().size());
    }
  }

  private static List<SegmentFact> facts(int hour, Random random) {
    List<SegmentFact> facts = new ArrayList<>();
    long at = hour * MonitorHarness.HOUR;
    double rate = hour > 20 * 24 && hour < 40 * 24 ? 0.5 : 0.08;
    facts.add(
        TestFacts.issued(random.nextInt(20) == 0 ? Math.max(0, at - MonitorHarness.DAY) : at));
    boolean missed = random.nextDouble() < rate;
    facts.add(
        TestFacts.outcome(
            at,
            random.nextGaussian() * 100,
            OptionalDouble.of(1 - random.nextDouble()),
            missed,
            random.nextDouble() < rate,
            new boolean[] {random.nextDouble() < rate}));
    if (random.nextInt(10) == 0) {
      facts.add(SegmentFact.of(Kind.LATE, at));
    }
    return facts;
  }
}
