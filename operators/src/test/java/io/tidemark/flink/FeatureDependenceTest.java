// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.FeaturePair;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.Dependence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** From the features of predictions to what a report says of them; times are days. */
class FeatureDependenceTest {

  private static final List<String> FEATURES = List.of("heat", "noise");
  private static final double HIT = 0;
  private static final double MISS = 1e6;

  private static void settle(CalibrateHarness segment, int i, boolean missed, double heat)
      throws Exception {
    segment.predict("p" + i, 0, i / 5, Map.of("heat", heat, "unnamed", 3.0));
    segment.outcome("p" + i, missed ? MISS : HIT, i / 5, 0);
  }

  /** Outcomes that come before bands can miss anything. */
  private static CalibrateHarness warm() throws Exception {
    CalibrateHarness segment = CalibrateHarness.withFeatures(FEATURES, 1, null);
    for (int i = 0; i < 20; i++) {
      segment.predict("w" + i, 0, 0, Map.of("heat", 9.0));
      segment.outcome("w" + i, i % 10 == 9 ? MISS : HIT, 0, 0);
    }
    assertThat(pairs(segment)).isEmpty();
    return segment;
  }

  private static List<FeaturePair> pairs(CalibrateHarness segment) {
    return segment.facts().stream().map(SegmentNews::pair).flatMap(Optional::stream).toList();
  }

  @Test
  void outcomes_makeOnePairOfEveryTwoNeighbours() throws Exception {
    try (CalibrateHarness segment = warm()) {
      settle(segment, 0, false, 0.5);
      settle(segment, 1, true, 1.5);
      settle(segment, 2, true, 2.5);
      settle(segment, 3, false, 3.5);
      settle(segment, 4, false, 4.5);
      List<FeaturePair> pairs = pairs(segment);
      assertThat(pairs).hasSize(2);
      assertThat(pairs.get(0).firstMissed()).isFalse();
      assertThat(pairs.get(0).secondMissed()).isTrue();
      assertThat(pairs.get(1).firstMissed()).isTrue();
      assertThat(pairs.get(1).secondMissed()).isFalse();
      assertThat(pairs.get(1).first()).containsExactly(2.5, Double.NaN);
      assertThat(pairs.get(1).second()).containsExactly(3.5, Double.NaN);
      assertThat(pairs.get(0).features())
          .containsExactly(FeaturePair.key("heat"), FeaturePair.key("noise"));
    }
  }

  @Test
  void neighbour_waitsThroughARestart_butNotForOtherFeatures() throws Exception {
    OperatorSubtaskState state;
    try (CalibrateHarness before = warm()) {
      settle(before, 0, true, 0.5);
      state = before.snapshot();
    }
    try (CalibrateHarness after = CalibrateHarness.withFeatures(FEATURES, 1, state)) {
      settle(after, 1, false, 1.5);
      assertThat(pairs(after)).hasSize(1);
      assertThat(pairs(after).get(0).firstMissed()).isTrue();
    }
    try (CalibrateHarness other = CalibrateHarness.withFeatures(List.of("noise"), 2, state)) {
      settle(other, 1, false, 1.5);
      assertThat(pairs(other)).isEmpty();
      settle(other, 2, false, 1.5);
      assertThat(pairs(other)).hasSize(1);
    }
  }

  @Test
  void neighbour_goesWithItsIdleSegment() throws Exception {
    try (CalibrateHarness segment = warm()) {
      settle(segment, 0, true, 0.5);
      segment.watermark(1000);
      assertThat(segment.stateEntries()).isZero();
      assertThat(segment.timers()).isZero();
    }
  }

  private static List<SegmentNews> news(int outcomes) throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    try (CalibrateHarness segment = warm()) {
      for (int i = 0; i < outcomes; i++) {
        double heat = random.nextDouble();
        boolean missed = random.nextDouble() < (heat > 0.8 ? 0.6 : 0.05);
        segment.predict("p" + i, 0, i / 5, Map.of("heat", heat, "noise", random.nextDouble()));
        segment.outcome("p" + i, missed ? MISS : HIT, i / 5, 0);
      }
      return segment.facts();
    }
  }

  private static List<CoverageReport> reports(List<SegmentNews> news, int subtasks)
      throws Exception {
    try (MonitorHarness monitor =
        MonitorHarness.open(subtasks, PreAggregateOperator.DEFAULT_MAX_SUMS)) {
      for (SegmentNews part : news) {
        monitor.send(part);
      }
      monitor.watermark(24 * 1000);
      return new ArrayList<>(monitor.reports());
    }
  }

  @Test
  void reports_sayOnWhichFeatureMissesDepend_atAnyParallelism() throws Exception {
    List<SegmentNews> news = news(1500);
    List<CoverageReport> reports = reports(news, 1);
    List<Dependence> last = reports.get(reports.size() - 1).getDependence();
    assertThat(last)
        .extracting(Dependence::getFeature)
        .containsExactly("heat", "noise", "heat", "noise");
    assertThat(last).extracting(Dependence::getPairs).containsExactly(750L, 750L, 750L, 750L);
    assertThat(last)
        .extracting(Dependence::getEngine)
        .containsExactly("binary", "binary", "ring", "ring");
    assertThat(last).extracting(Dependence::getSelected).containsExactly(true, false, true, false);
    assertThat(last.get(0).getLogWealth()).isGreaterThan(Math.log(20));
    assertThat(reports(news, 3)).isEqualTo(reports);
  }
}
