// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static io.tidemark.coverage.TestFacts.issued;
import static io.tidemark.coverage.TestFacts.plain;
import static io.tidemark.coverage.TestFacts.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.SegmentFact.Kind;
import io.tidemark.coverage.TickReport.TargetTick;
import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollupMonitorTest {

  private static final double[] TARGETS = {0.1};
  private static final MonitorConfig PER_EVENT = new MonitorConfig(TARGETS, 0.02, 1000, false);
  private static final MonitorConfig PER_BLOCK = new MonitorConfig(TARGETS, 0.02, 1000, true);

  @Test
  void close_countsWhatHappened() {
    RollupMonitor monitor = new RollupMonitor(PER_EVENT);
    TickReport first =
        monitor.close(
            0, 100, List.of(issued(1, 1), issued(2, 2), issued(3, 3), settled(50, 1, false)));
    assertThat(first.issued()).isEqualTo(3);
    assertThat(first.settled()).isEqualTo(1);
    assertThat(first.pending()).isEqualTo(2);
    assertThat(first.completeness()).isEqualTo(1.0);
    TickReport second =
        monitor.close(
            100,
            200,
            List.of(
                plain(Kind.EXPIRED, 110, 2),
                plain(Kind.LATE, 120, 2),
                plain(Kind.DUPLICATE, 130, 1),
                plain(Kind.DUPLICATE, 131, 1)));
    assertThat(second.issued()).isZero();
    assertThat(second.expired()).isEqualTo(1);
    assertThat(second.late()).isEqualTo(1);
    assertThat(second.duplicates()).isEqualTo(2);
    assertThat(second.pending()).isEqualTo(1);
    assertThat(second.completeness()).isEqualTo(0.5);
    assertThat(monitor.pending()).isEqualTo(1);
  }

  @Test
  void close_beforeAnyOutcome_hasNoCompleteness() {
    TickReport report = new RollupMonitor(PER_EVENT).close(0, 100, List.of(issued(1, 1)));
    assertThat(report.completeness()).isNaN();
    assertThat(report.scores()).isEmpty();
    assertThat(report.delays()).isEmpty();
    TargetTick target = report.targets().get(0);
    assertThat(target.exact()).isEqualTo(new RateInterval(0, 1));
    assertThat(target.logEvidence()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void close_judgesByIssuedBandsAndByTheBaseline() {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      facts.add(settled(i, i, i <= 5, i <= 2));
    }
    TargetTick target = new RollupMonitor(PER_EVENT).close(0, 100, facts).targets().get(0);
    assertThat(target.trials()).isEqualTo(20);
    assertThat(target.misses()).isEqualTo(5);
    assertThat(target.baselineTrials()).isEqualTo(20);
    assertThat(target.baselineMisses()).isEqualTo(2);
    assertThat(target.exact()).isEqualTo(ClopperPearson.of(5, 20, 0.05));
    assertThat(target.sequence()).isEqualTo(BetaMixtureSequence.of(2, 20, 0.05));
    assertThat(target.units()).isEqualTo(20);
    assertThat(target.nullRate()).isCloseTo(0.12, within(1e-12));
  }

  @Test
  void quantiles_areTheSmallestValuesWhoseShareReachesTheLevel() {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      facts.add(settled(i, i, false));
    }
    TickReport report = new RollupMonitor(PER_EVENT).close(0, 100, facts);
    assertThat(report.scores()).containsExactly(2, 5, 10, 15, 18);
    assertThat(report.delays()).containsExactly(100, 190);
    assertThat(report.targets().get(0).widths()).containsExactly(4, 20, 36);
    assertThat(report.targets().get(0).intervalScore()).isCloseTo(31.5, within(1e-9));
  }

  @Test
  void close_doesNotDependOnTheOrderOfFacts() {
    List<SegmentFact> facts = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      facts.add(settled(random.nextInt(40), i, random.nextInt(10) == 0, random.nextInt(8) == 0));
      facts.add(issued(random.nextInt(40), i));
    }
    for (MonitorConfig config : List.of(PER_EVENT, PER_BLOCK)) {
      RollupMonitor expected = new RollupMonitor(config);
      TickReport report = expected.close(0, 40, facts);
      List<SegmentFact> shuffled = new ArrayList<>(facts);
      Collections.shuffle(shuffled, random);
      RollupMonitor monitor = new RollupMonitor(config);
      assertThat(monitor.close(0, 40, shuffled)).usingRecursiveComparison().isEqualTo(report);
      assertThat(monitor.snapshot()).usingRecursiveComparison().isEqualTo(expected.snapshot());
    }
  }

  @Test
  void eachEventIsAnObservation_inEventTimeOrder() {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      facts.add(settled(100 + i, i, i % 2 == 1));
    }
    TargetTick target = new RollupMonitor(PER_EVENT).close(0, 1000, facts).targets().get(0);
    DetectorReading raised = target.reading();
    assertThat(raised.state()).isEqualTo(State.RAISED);
    assertThat(raised.changeAtMicros()).isBetween(100L, 102L);
  }

  @Test
  void aBlockIsOneObservation_andOneWithoutOutcomesIsNone() {
    RollupMonitor monitor = new RollupMonitor(PER_BLOCK);
    TargetTick first = tick(monitor, 0, 50, 5);
    assertThat(first.units()).isEqualTo(1);
    TargetTick empty = monitor.close(1000, 2000, List.of(issued(1500, 1))).targets().get(0);
    assertThat(empty.units()).isEqualTo(1);
    assertThat(empty.logEvidence()).isEqualTo(first.logEvidence());
    assertThat(tick(monitor, 2, 50, 5).units()).isEqualTo(2);
  }

  @Test
  void blocksOfManyMisses_raiseWithTheBlocksOfTheFault() {
    RollupMonitor monitor = new RollupMonitor(PER_BLOCK);
    for (int day = 0; day < 30; day++) {
      assertThat(tick(monitor, day, 50, 4).reading().state()).isEqualTo(State.QUIET);
    }
    int day = 30;
    DetectorReading raised = tick(monitor, day++, 50, 25).reading();
    while (raised.state() != State.RAISED) {
      raised = tick(monitor, day++, 50, 25).reading();
    }
    assertThat(raised.changeAtMicros()).isEqualTo(30_000);
    assertThat(raised.units()).isEqualTo(day - 30);
    assertThat(raised.trials()).isEqualTo(50 * raised.units());
    assertThat(raised.misses()).isEqualTo(25 * raised.units());
  }

  private static TargetTick tick(RollupMonitor monitor, int day, int trials, int misses) {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      facts.add(settled(day * 1000L + i, i, i < misses));
    }
    return monitor.close(day * 1000L, (day + 1) * 1000L, facts).targets().get(0);
  }

  @Test
  void unjudgedOutcomes_areSettledButNoTrials() {
    boolean[] none = {};
    SegmentFact warmingUp =
        new SegmentFact(Kind.SETTLED, 1, 1, 0, 1.0, none, none, new double[] {1}, new double[] {1});
    SegmentFact unknownWidth =
        new SegmentFact(Kind.SETTLED, 2, 2, 0, 1.0, none, none, new double[0], new double[0]);
    TickReport report =
        new RollupMonitor(PER_BLOCK).close(0, 100, List.of(warmingUp, unknownWidth));
    assertThat(report.settled()).isEqualTo(2);
    assertThat(report.targets().get(0).trials()).isZero();
    assertThat(report.targets().get(0).units()).isZero();
    assertThat(report.targets().get(0).widths()).containsExactly(1, 1, 1);
  }

  @Test
  void restored_goesOnAsTheOriginal() {
    RollupMonitor original = new RollupMonitor(PER_BLOCK);
    for (int day = 0; day < 60; day++) {
      RollupMonitor restored = RollupMonitor.restore(PER_BLOCK, original.snapshot());
      int misses = day < 20 || day > 40 ? 1 : 25;
      assertThat(tick(restored, day, 50, misses))
          .usingRecursiveComparison()
          .isEqualTo(tick(original, day, 50, misses));
    }
    assertThat(original.alarmed()).isFalse();
  }

  @Test
  void anotherPolicy_keepsCountsAndTheEvidenceOfUnchangedTargets() {
    MonitorConfig before = new MonitorConfig(new double[] {0.1, 0.2}, 0.02, 1000, true);
    RollupMonitor monitor = new RollupMonitor(before);
    SegmentFact fact =
        new SegmentFact(
            Kind.SETTLED,
            1,
            1,
            0,
            1.0,
            new boolean[2],
            new boolean[] {true, false},
            new double[2],
            new double[2]);
    monitor.close(0, 100, List.of(issued(0, 1), issued(0, 2), fact));
    MonitorConfig after = new MonitorConfig(new double[] {0.2, 0.5}, 0.02, 500, true);
    RollupMonitor restored = RollupMonitor.restore(after, monitor.snapshot());
    assertThat(restored.pending()).isEqualTo(1);
    List<TargetTick> targets = restored.close(100, 200, List.of()).targets();
    List<TargetTick> expected = monitor.close(100, 200, List.of()).targets();
    assertThat(targets.get(0).logEvidence()).isEqualTo(expected.get(1).logEvidence());
    assertThat(targets.get(0).logLimit()).isEqualTo(Math.log(500));
    assertThat(targets.get(1).units()).isZero();
  }

  @Test
  void unknownLayout_isRefused() {
    FlatState state = new FlatState(new long[] {2, 0, 0, 0}, new double[0]);
    assertThatThrownBy(() -> RollupMonitor.restore(PER_EVENT, state))
        .hasMessage("layout must be 1: was 2");
  }

  @Test
  void nullRate_staysBelowOneAndNeverBelowTheTarget() {
    double[] targets = {0.5, 0.98, 0.995};
    MonitorConfig config = new MonitorConfig(targets, 0.3, 1000, true);
    assertThat(config.nullRate(0)).isEqualTo(0.8);
    assertThat(config.nullRate(1)).isEqualTo(0.99);
    assertThat(config.nullRate(2)).isEqualTo(0.995);
  }

  @Test
  void configOutsideItsRanges_isRefusedByName() {
    assertThatThrownBy(() -> new MonitorConfig(new double[] {1.5}, 0, 1000, true))
        .hasMessage("targetMiscoverage must be in (0, 1): was 1.5");
    assertThatThrownBy(() -> new MonitorConfig(TARGETS, -1, 1000, true))
        .hasMessage("tolerance must be in [0, 1): was -1.0");
  }
}
