// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static io.tidemark.coverage.TestFacts.issued;
import static io.tidemark.coverage.TestFacts.settled;
import static io.tidemark.coverage.TestFacts.sums;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.SegmentFact.Kind;
import io.tidemark.coverage.TickReport.TargetTick;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.EvidenceUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollupMonitorTest {

  private static final long DAY = 86_400_000_000L;
  private static final DetectorPlan MISSES = plan("miss-sr", Severity.PAGE, 1000);
  private static final DetectorPlan TOO_WIDE = plan("overcoverage-sr", Severity.TICKET, 100);
  private static final DetectorPlan RANKS = plan("jumper-sr", Severity.PAGE, 1000);
  private static final MonitorConfig PER_EVENT =
      config(0.02, EvidenceUnit.EVENT, List.of(MISSES), 0.1);
  private static final MonitorConfig PER_BLOCK =
      config(0.02, EvidenceUnit.BLOCK, List.of(MISSES), 0.1);

  private static DetectorPlan plan(String name, Severity severity, double runLength) {
    return new DetectorPlan(new DetectorSpec(name, Map.of()), severity, runLength);
  }

  private static MonitorConfig config(
      double tolerance, EvidenceUnit unit, List<DetectorPlan> detectors, double... targets) {
    return new MonitorConfig(targets, tolerance, unit, detectors);
  }

  private static TickReport close(RollupMonitor monitor, long start, SegmentFact... facts) {
    return monitor.close(start, start + 100, sums(List.of(facts)));
  }

  /** A day of outcomes. */
  private static TickReport day(RollupMonitor monitor, int day, int trials, int misses) {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      facts.add(settled(day * DAY + i, i, i < misses));
    }
    return monitor.close(day * DAY, (day + 1) * DAY, sums(facts));
  }

  private static DetectorReading reading(TickReport report) {
    return report.readings().get(0);
  }

  @Test
  void close_countsWhatHappened() {
    RollupMonitor monitor = new RollupMonitor(PER_EVENT);
    TickHealth first =
        close(monitor, 0, issued(1), issued(2), issued(3), settled(50, 1, false)).health();
    assertThat(first.issued()).isEqualTo(3);
    assertThat(first.settled()).isEqualTo(1);
    assertThat(first.pending()).isEqualTo(2);
    assertThat(first.completeness()).isEqualTo(1.0);
    TickReport second =
        close(
            monitor,
            100,
            SegmentFact.of(Kind.EXPIRED, 110),
            SegmentFact.of(Kind.LATE, 120),
            SegmentFact.of(Kind.DUPLICATE, 130),
            SegmentFact.of(Kind.DUPLICATE, 131),
            SegmentFact.of(Kind.REVISED, 132));
    assertThat(second.health().issued()).isZero();
    assertThat(second.health().expired()).isEqualTo(1);
    assertThat(second.health().late()).isEqualTo(1);
    assertThat(second.health().duplicates()).isEqualTo(2);
    assertThat(second.revised()).isEqualTo(1);
    assertThat(second.health().pending()).isEqualTo(1);
    assertThat(second.health().completeness()).isEqualTo(0.5);
    assertThat(monitor.pending()).isEqualTo(1);
  }

  @Test
  void close_beforeAnyOutcome_saysSo() {
    TickReport report = close(new RollupMonitor(PER_EVENT), 0, issued(1));
    assertThat(report.health().completeness()).isNaN();
    assertThat(report.health().delayP50Micros()).isEmpty();
    assertThat(report.scores()).isEmpty();
    assertThat(report.logEValue()).isZero();
    assertThat(report.unitsPerDay()).isZero();
    TargetTick target = report.targets().get(0);
    assertThat(target.exact()).isEqualTo(new RateInterval(0, 1));
    assertThat(target.rates().threshold()).isNaN();
    assertThat(target.thin()).isTrue();
    assertThat(reading(report).state()).isEqualTo(State.QUIET);
    assertThat(reading(report).logEvidence()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void close_judgesByIssuedBandsAndByTheBaseline() {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      facts.add(settled(i, i, i <= 5, i <= 2));
    }
    TickReport report = new RollupMonitor(PER_EVENT).close(0, 100, sums(facts));
    TargetTick target = report.targets().get(0);
    assertThat(target.rates()).isEqualTo(new TargetRates(0.1, 20, 5, 20, 2, 40, 50));
    assertThat(target.exact()).isEqualTo(ClopperPearson.of(5, 20, 0.05));
    assertThat(target.sequence()).isEqualTo(BetaMixtureSequence.of(2, 20, 0.05));
    assertThat(target.units()).isEqualTo(20);
    assertThat(target.nullRate()).isCloseTo(0.12, within(1e-12));
    assertThat(target.effectiveTrials()).isEqualTo(20);
  }

  @Test
  void quantiles_areTheSmallestValuesWhoseShareReachesTheLevel() {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      facts.add(settled(i, i, false));
    }
    TickReport report = new RollupMonitor(PER_EVENT).close(0, 100, sums(facts));
    assertThat(report.scores()).containsExactly(2, 5, 10, 15, 18, 19, 20);
    assertThat(report.health().delayP50Micros()).hasValue(100);
    assertThat(report.health().delayP95Micros()).hasValue(190);
    TargetTick target = report.targets().get(0);
    assertThat(target.widths()).containsExactly(4, 20, 36);
    assertThat(target.thresholds()).containsExactly(8, 40, 72);
    assertThat(target.baselineThresholds()).containsExactly(10, 50, 90);
    assertThat(target.intervalScore()).isEqualTo(31.5);
    assertThat(report.quantileAccuracy()).isEqualTo(1.0 / 128);
  }

  @Test
  void eachEventIsAUnit_andItsOrderWithinTheTickCountsForNothing() {
    TickReport report = day(new RollupMonitor(PER_EVENT), 0, 40, 40);
    assertThat(reading(report).state()).isEqualTo(State.RAISED);
    assertThat(reading(report).units()).isEqualTo(40);
    assertThat(reading(report).changeAtMicros()).isZero();
    assertThat(report.unitsPerDay()).isEqualTo(40.0);
  }

  @Test
  void aBlockIsOneObservation_andOneWithoutOutcomesIsNone() {
    RollupMonitor monitor = new RollupMonitor(PER_BLOCK);
    TickReport first = day(monitor, 0, 50, 5);
    assertThat(first.targets().get(0).units()).isEqualTo(1);
    TickReport empty = monitor.close(DAY, 2 * DAY, sums(List.of(issued(DAY))));
    assertThat(empty.targets().get(0).units()).isEqualTo(1);
    assertThat(reading(empty).logEvidence()).isEqualTo(reading(first).logEvidence());
    assertThat(empty.unitsPerDay()).isEqualTo(0.5);
    assertThat(day(monitor, 2, 50, 5).targets().get(0).units()).isEqualTo(2);
  }

  @Test
  void blocksOfManyMisses_raiseWithTheBlocksOfTheFault_andEndWithEvidence() {
    RollupMonitor monitor = new RollupMonitor(PER_BLOCK);
    for (int day = 0; day < 30; day++) {
      assertThat(reading(day(monitor, day, 50, 4)).state()).isEqualTo(State.QUIET);
    }
    int day = 30;
    DetectorReading raised = reading(day(monitor, day++, 50, 25));
    while (raised.state() != State.RAISED) {
      raised = reading(day(monitor, day++, 50, 25));
    }
    assertThat(raised.changeAtMicros()).isEqualTo(30 * DAY);
    assertThat(raised.units()).isEqualTo(day - 30);
    assertThat(raised.trials()).isEqualTo(50 * raised.units());
    assertThat(raised.misses()).isEqualTo(25 * raised.units());
    assertThat(raised.averageRunLength()).isEqualTo(1000);
    assertThat(reading(day(monitor, day++, 50, 25)).state()).isEqualTo(State.ALARMED);
    assertThat(monitor.alarmed()).isTrue();
    DetectorReading ended = reading(day(monitor, day++, 50, 1));
    while (ended.state() != State.ENDED) {
      ended = reading(day(monitor, day++, 50, 1));
    }
    assertThat(ended.averageRunLength()).isCloseTo(Math.sqrt(1000), within(1e-9));
    assertThat(monitor.alarmed()).isFalse();
    TickReport after = day(monitor, day, 50, 1);
    assertThat(after.targets().get(0).units()).isEqualTo(1);
    assertThat(after.logEValue()).isLessThan(0.0);
  }

  @Test
  void tooFewMisses_areTheOtherDetectorsFinding() {
    MonitorConfig both = config(0.02, EvidenceUnit.BLOCK, List.of(MISSES, TOO_WIDE), 0.1);
    RollupMonitor monitor = new RollupMonitor(both);
    int day = 0;
    TickReport report = day(monitor, day++, 50, 0);
    while (report.readings().get(1).state() != State.RAISED) {
      assertThat(report.readings().get(0).state()).isEqualTo(State.QUIET);
      report = day(monitor, day++, 50, 0);
    }
    DetectorReading ticket = report.readings().get(1);
    assertThat(ticket.severity()).isEqualTo(Severity.TICKET);
    assertThat(ticket.nullRate()).isCloseTo(0.08, within(1e-12));
    assertThat(ticket.averageRunLength()).isEqualTo(100);
  }

  @Test
  void aTargetWithinTheTolerance_hasNoDetectorOfTooFewMisses() {
    MonitorConfig wide = config(0.2, EvidenceUnit.BLOCK, List.of(MISSES, TOO_WIDE), 0.1, 0.3);
    assertThat(day(new RollupMonitor(wide), 0, 10, 1).readings())
        .extracting(DetectorReading::detector, r -> r.targetMiscoverage().getAsDouble())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("miss-sr", 0.1),
            org.assertj.core.groups.Tuple.tuple("miss-sr", 0.3),
            org.assertj.core.groups.Tuple.tuple("overcoverage-sr", 0.3));
  }

  @Test
  void shiftedRanks_raise_andEndWhenTheyAreQuietForLongEnough() {
    RollupMonitor monitor =
        new RollupMonitor(config(0.02, EvidenceUnit.EVENT, List.of(RANKS), 0.1));
    Random random = new Random(5);
    int day = 0;
    for (; day < 20; day++) {
      assertThat(reading(ranks(monitor, day, random, 1)).state()).isEqualTo(State.QUIET);
    }
    State state = State.QUIET;
    while (state != State.RAISED) {
      state = reading(ranks(monitor, day++, random, 0.3)).state();
    }
    assertThat(day).isBetween(21, 30);
    for (int i = 0; i < 20; i++) {
      assertThat(reading(ranks(monitor, day++, random, 0.3)).state()).isEqualTo(State.ALARMED);
    }
    int healthyFrom = day;
    while (state != State.ENDED) {
      state = reading(ranks(monitor, day++, random, 1)).state();
    }
    assertThat(day - healthyFrom).isLessThan(60);
  }

  /** Twenty p-values, uniform to some power: below 1 small ones abound. */
  private static TickReport ranks(RollupMonitor monitor, int day, Random random, double power) {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double p = Math.pow(random.nextDouble(), 1 / power);
      facts.add(
          TestFacts.outcome(day * DAY, 1, OptionalDouble.of(p), false, false, new boolean[0]));
    }
    return monitor.close(day * DAY, (day + 1) * DAY, sums(facts));
  }

  @Test
  void aFewOutcomesADay_areThin() {
    RollupMonitor few = new RollupMonitor(PER_EVENT);
    RollupMonitor many = new RollupMonitor(PER_EVENT);
    for (int day = 0; day < 10; day++) {
      day(few, day, 5, 0);
      day(many, day, 50, 5);
    }
    TargetTick thin = day(few, 10, 5, 1).targets().get(0);
    TargetTick broad = day(many, 10, 50, 5).targets().get(0);
    double units = DetectionTime.units(0.1, 0.1 + 0.02, 1000, EvidenceUnit.EVENT, 1);
    assertThat(thin.unitsToDetect()).isEqualTo(units);
    assertThat(thin.daysToDetect()).isCloseTo(units / 5, within(1e-9));
    assertThat(thin.thin()).isTrue();
    assertThat(broad.daysToDetect()).isCloseTo(units / 50, within(1e-9));
    assertThat(broad.thin()).isFalse();
  }

  @Test
  void correlatedMisses_lowerTheEffectiveTrials() {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean missed = i % 10 < 2;
      boolean previous = (i + 9) % 10 < 2;
      facts.add(
          TestFacts.outcome(
              1, 1, OptionalDouble.empty(), missed, missed, new boolean[] {previous}));
    }
    TargetTick target = new RollupMonitor(PER_BLOCK).close(0, 100, sums(facts)).targets().get(0);
    // Of ten outcomes two are missed, one after a miss: r = (.1 - .04) / .16.
    assertThat(target.missAutocorrelation()).isCloseTo(0.375, within(1e-12));
    assertThat(target.designEffect()).isCloseTo(1.375 / 0.625, within(1e-12));
    assertThat(target.effectiveTrials()).isCloseTo(100 * 0.625 / 1.375, within(1e-9));
  }

  @Test
  void unjudgedOutcomes_areSettledButNoTrials() {
    boolean[] none = {};
    SegmentFact warmingUp =
        new SegmentFact(
            Kind.SETTLED,
            1,
            0,
            1.0,
            OptionalDouble.empty(),
            none,
            none,
            none,
            new double[] {1},
            new double[] {1},
            new double[0],
            new double[0]);
    TickReport report = close(new RollupMonitor(PER_BLOCK), 0, warmingUp);
    assertThat(report.health().settled()).isEqualTo(1);
    assertThat(report.targets().get(0).rates().trials()).isZero();
    assertThat(report.targets().get(0).units()).isZero();
    assertThat(report.targets().get(0).widths()).containsExactly(1, 1, 1);
    assertThat(report.targets().get(0).thresholds()).isEmpty();
  }

  @Test
  void restored_goesOnAsTheOriginal() {
    MonitorConfig all = config(0.02, EvidenceUnit.BLOCK, List.of(MISSES, TOO_WIDE, RANKS), 0.1);
    RollupMonitor original = new RollupMonitor(all);
    for (int day = 0; day < 80; day++) {
      RollupMonitor restored = RollupMonitor.restore(all, original.snapshot());
      int misses = day < 20 || day > 40 ? 1 : 25;
      assertThat(day(restored, day, 50, misses))
          .usingRecursiveComparison()
          .withComparatorForType(Double::compare, Double.class)
          .isEqualTo(day(original, day, 50, misses));
    }
    assertThat(original.alarmed()).isTrue(); // too wide by now
  }

  @Test
  void anotherPolicy_keepsCountsAndTheEvidenceOfUnchangedTargets() {
    MonitorConfig before = config(0.02, EvidenceUnit.BLOCK, List.of(MISSES), 0.1, 0.2);
    RollupMonitor monitor = new RollupMonitor(before);
    double[] targets = {0.1, 0.2};
    TickSums sums = new TickSums();
    sums.add(issued(0), targets);
    sums.add(issued(0), targets);
    sums.add(
        new SegmentFact(
            Kind.SETTLED,
            1,
            0,
            1.0,
            OptionalDouble.empty(),
            new boolean[2],
            new boolean[] {true, false},
            new boolean[0],
            new double[2],
            new double[2],
            new double[2],
            new double[2]),
        targets);
    monitor.close(0, 100, sums);
    MonitorConfig after =
        config(0.02, EvidenceUnit.BLOCK, List.of(plan("miss-sr", Severity.PAGE, 500)), 0.2, 0.5);
    RollupMonitor restored = RollupMonitor.restore(after, monitor.snapshot());
    assertThat(restored.pending()).isEqualTo(1);
    TickReport kept = restored.close(100, 200, new TickSums());
    TickReport expected = monitor.close(100, 200, new TickSums());
    assertThat(kept.readings().get(0).logEvidence())
        .isEqualTo(expected.readings().get(1).logEvidence());
    assertThat(kept.readings().get(0).logLimit()).isEqualTo(Math.log(500));
    assertThat(kept.targets().get(1).units()).isZero();
  }

  /** Statistic and colour of 120 misses in 1000 at .1 are golden, see {@link BackTestsTest}. */
  @Test
  void close_backTestsTheOutcomesOfTheTick() {
    RollupMonitor monitor = new RollupMonitor(PER_BLOCK);
    BackTest test = day(monitor, 0, 1000, 120).targets().get(0).backTest().orElseThrow();
    assertThat(test.kupiec().statistic()).isCloseTo(4.2049, within(5e-5));
    assertThat(test.light().zone()).isEqualTo(TrafficLight.Zone.YELLOW);
    assertThat(test.conditionalCoverage().statistic())
        .isEqualTo(test.kupiec().statistic() + test.independence().statistic());

    BackTest few = day(monitor, 1, 50, 7).targets().get(0).backTest().orElseThrow();
    assertThat(few.kupiec().pValue()).isEqualTo(KupiecTest.exact(7, 50, 0.1).pValue());
    assertThat(day(monitor, 2, 0, 0).targets().get(0).backTest()).isEmpty();
  }

  @Test
  void close_boundsTheMissRateOfATick_sinceTheLastAlarm() {
    RollupMonitor monitor = new RollupMonitor(PER_BLOCK);
    TargetTick tick = day(monitor, 0, 10, 1).targets().get(0);
    double width = tick.tickRate().high() - tick.tickRate().low();
    for (int day = 1; day < 100; day++) {
      tick = day(monitor, day, 10, day % 2 * 2).targets().get(0);
    }
    assertThat(tick.tickRate().low()).isLessThanOrEqualTo(0.1);
    assertThat(tick.tickRate().high()).isBetween(0.1, 0.25);
    assertThat(tick.tickRate().high() - tick.tickRate().low()).isLessThan(width);

    TickReport report = null;
    for (int day = 100; report == null || reading(report).state() != State.RAISED; day++) {
      report = day(monitor, day, 10, 10);
    }
    assertThat(day(monitor, 200, 10, 10).targets().get(0).tickRate().low()).isLessThan(0.5);
  }
}
