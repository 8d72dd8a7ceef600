// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static io.tidemark.evidence.IndependenceTest.Engine.BINARY;
import static io.tidemark.evidence.IndependenceTest.Engine.RING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.DriftDetector;
import io.tidemark.drift.DriftDetectors;
import io.tidemark.drift.DriftVerdict;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.evidence.IndependenceTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is shown beside the detectors: classical ones, and dependence on features. */
class ExhibitsTest {

  private static final long DAY = 86_400_000_000L;
  private static final DetectorSpec DDM = new DetectorSpec("ddm", Map.of("least", 5.0));
  private static final MonitorConfig CONFIG =
      new MonitorConfig(
          new double[] {0.1},
          0.02,
          EvidenceUnit.BLOCK,
          List.of(),
          List.of(DDM),
          List.of("heat", "noise", "absent"));
  private static final long[] KEYS = {FeaturePair.key("heat"), FeaturePair.key("noise")};

  private static TickSums misses(int trials, int misses) {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      facts.add(TestFacts.settled(i, i, i < misses));
    }
    return TestFacts.sums(facts);
  }

  private static TickReport close(RollupMonitor monitor, int day, TickSums sums) {
    return monitor.close(day * DAY, (day + 1) * DAY, sums);
  }

  @Test
  void comparison_readsTheShareOfEachTick() {
    RollupMonitor monitor = new RollupMonitor(CONFIG);
    DriftDetector alone = DriftDetectors.of("ddm", Map.of("least", 5.0));
    int drifts = 0;
    for (int day = 0; day < 60; day++) {
      int misses = day < 30 ? 2 : 15;
      DriftVerdict expected = alone.update(misses / 20.0);
      drifts += expected.alarm() ? 1 : 0;
      ComparisonReading reading = close(monitor, day, misses(20, misses)).comparisons().get(0);
      assertThat(reading).isEqualTo(new ComparisonReading("ddm", 0.1, expected, day + 1, drifts));
    }
    assertThat(drifts).isPositive();
    ComparisonReading idle = close(monitor, 60, new TickSums()).comparisons().get(0);
    assertThat(idle).isEqualTo(new ComparisonReading("ddm", 0.1, DriftVerdict.NONE, 60, drifts));
    assertThat(monitor.alarmed()).isFalse();
  }

  /** Scores depend on the second feature alone. */
  private static double p(double noise, SplittableRandom random) {
    double p = random.nextDouble();
    return Double.isNaN(noise) ? p : (p + noise) / 2;
  }

  private static List<FeaturePair> pairs(int count, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FeaturePair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] first = {random.nextDouble(), random.nextDouble()};
      double[] second = {random.nextDouble(), i % 10 == 0 ? Double.NaN : random.nextDouble()};
      boolean firstMissed = random.nextDouble() < (first[0] > 0.8 ? 0.6 : 0.05);
      boolean secondMissed = random.nextDouble() < (second[0] > 0.8 ? 0.6 : 0.05);
      pairs.add(
          new FeaturePair(
              i,
              random.nextLong(),
              firstMissed,
              secondMissed,
              p(first[1], random),
              p(second[1], random),
              KEYS,
              first,
              second));
    }
    return pairs;
  }

  private static TickSums sums(List<FeaturePair> pairs) {
    TickSums sums = new TickSums();
    pairs.forEach(sums::add);
    return sums;
  }

  /** Misses depend on the first feature, scores on the second, which every tenth pair lacks. */
  @Test
  void dependence_selectsTheFeaturesThatMissesAndScoresDependOn() {
    RollupMonitor monitor = new RollupMonitor(CONFIG);
    List<DependenceReading> readings = List.of();
    for (int day = 0; day < 4; day++) {
      readings = close(monitor, day, sums(pairs(300, day))).dependence();
    }
    assertThat(readings)
        .extracting(DependenceReading::feature)
        .containsExactly("heat", "noise", "absent", "heat", "noise", "absent");
    assertThat(readings)
        .extracting(DependenceReading::engine)
        .containsExactly(BINARY, BINARY, BINARY, RING, RING, RING);
    assertThat(readings)
        .extracting(DependenceReading::pairs)
        .containsExactly(1200L, 1080L, 0L, 1200L, 1080L, 0L);
    assertThat(readings)
        .extracting(DependenceReading::selected)
        .containsExactly(true, false, false, false, true, false);
    assertThat(readings.get(0).logWealth()).isGreaterThan(Math.log(30));
    assertThat(readings.get(2).logWealth()).isZero();
    assertThat(monitor.alarmed()).isFalse();
  }

  @Test
  void dependence_isThatOfTheTestOnPairsInTheOrderOfTime() {
    List<FeaturePair> pairs = pairs(400, 1);
    IndependenceTest alone = IndependenceTest.of(IndependenceTest.Engine.BINARY);
    for (FeaturePair p : pairs) {
      alone.update(p.first()[0], p.firstMissed() ? 1 : 0, p.second()[0], p.secondMissed() ? 1 : 0);
    }
    List<FeaturePair> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, new Random(3));
    TickReport report = close(new RollupMonitor(CONFIG), 0, sums(shuffled));
    assertThat(report.dependence().get(0).logWealth())
        .isCloseTo(alone.logWealth(), within(0.0))
        .isNotZero();
  }

  @Test
  void pairs_areTheSameHoweverTheyWereSplitAndMerged() {
    List<FeaturePair> pairs = pairs(3000, 2);
    TickSums together = sums(pairs);
    TickSums parts = new TickSums();
    for (int part = 2; part >= 0; part--) {
      TickSums sums = sums(pairs.subList(part * 1000, part * 1000 + 1000));
      parts.mergeWith(TickSums.restore(sums.snapshot()));
    }
    assertThat(parts).isEqualTo(together);
    assertThat(together.pairs().inOrder()).hasSize(FeaturePairs.CAPACITY).isSubsetOf(pairs);
    assertThat(together.pairs().inOrder())
        .isSortedAccordingTo(java.util.Comparator.comparingLong(FeaturePair::eventTimeMicros));
  }

  @Test
  void restored_goesOnBitByBit() {
    RollupMonitor monitor = new RollupMonitor(CONFIG);
    for (int day = 0; day < 7; day++) {
      TickSums sums = misses(20, 3);
      sums.mergeWith(sums(pairs(50, day)));
      close(monitor, day, sums);
    }
    RollupMonitor restored = RollupMonitor.restore(CONFIG, monitor.snapshot());
    TickSums next = misses(20, 19);
    next.mergeWith(sums(pairs(50, 9)));
    TickReport one = close(monitor, 7, next);
    TickReport other = close(restored, 7, next);
    assertThat(other.comparisons()).isEqualTo(one.comparisons());
    assertThat(other.dependence()).isEqualTo(one.dependence());
    assertThat(restored.snapshot().longs()).isEqualTo(monitor.snapshot().longs());
  }

  /** The layout before this one ends where pairs begin. */
  @Test
  void olderSums_areReadWithoutPairs() {
    long[] sums = misses(20, 3).snapshot();
    long[] olderSums = Arrays.copyOf(sums, sums.length - 1);
    olderSums[0] = 1;
    assertThat(TickSums.restore(olderSums)).isEqualTo(misses(20, 3));
  }
}
