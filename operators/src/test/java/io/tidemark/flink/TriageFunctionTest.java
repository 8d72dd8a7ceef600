// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.CoverageReport;
import io.tidemark.event.TriageEntry;
import io.tidemark.event.TriageReport;
import io.tidemark.flink.event.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TriageFunctionTest {

  private static final long DAY = MonitorHarness.DAY;

  private static KeyedOneInputStreamOperatorTestHarness<String, CoverageReport, TriageReport> open(
      OperatorSubtaskState state) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new TriageFunction()),
            CoverageReport::getModel,
            Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** The reports of days of twenty outcomes. */
  private static List<CoverageReport> reports(int days, int misses) throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      for (int day = 0; day < days; day++) {
        monitor.day(day, misses);
        monitor.watermark(24L * (day + 1));
      }
      return monitor.reports();
    }
  }

  private static CoverageReport of(CoverageReport report, String rollup) {
    return CoverageReport.newBuilder(report).setRollup(rollup).build();
  }

  private static Watermark day(int day) {
    return new Watermark(day * DAY / 1000 - 1);
  }

  @Test
  void rollups_areRankedAtTheEndOfEachDay_whateverOrderTheyComeIn() throws Exception {
    List<CoverageReport> healthy = reports(10, 1);
    List<CoverageReport> broken = reports(10, 12);
    List<CoverageReport> all = new ArrayList<>();
    healthy.forEach(report -> all.add(of(report, "load|region=a")));
    broken.forEach(report -> all.add(of(report, "load|region=b")));
    try (var inOrder = open(null);
        var early = open(null)) {
      for (CoverageReport report : all) {
        inOrder.processElement(report, 0);
      }
      // reports of a rollup keep their order, rollups take turns at random
      List<CoverageReport> turns = turns(all, new Random(3));
      for (CoverageReport report : turns) {
        early.processElement(report, 0);
      }
      for (int day = 1; day <= 10; day++) {
        inOrder.processWatermark(day(day));
        early.processWatermark(day(day));
      }
      List<TriageReport> reviews = inOrder.extractOutputValues();
      assertThat(reviews).hasSize(10).isEqualTo(early.extractOutputValues());
      TriageReport last = reviews.get(9);
      assertThat(last.getReviewEnd()).isEqualTo(Moments.of(10 * DAY));
      assertThat(last.getReviewStart()).isEqualTo(Moments.of(9 * DAY));
      assertThat(last.getCandidates()).isEqualTo(2);
      assertThat(last.getSelected()).isEqualTo(1);
      TriageEntry first = last.getEntries().get(0);
      assertThat(first.getRollup()).isEqualTo("load|region=b");
      assertThat(first.getSelected()).isTrue();
      assertThat(first.getTrials()).isEqualTo(20);
      assertThat(first.getMisses()).isEqualTo(12);
      assertThat(first.getShareOfTraffic()).isEqualTo(0.5);
      assertThat(last.getEntries().get(1).getSelected()).isFalse();
    }
  }

  private static List<CoverageReport> turns(List<CoverageReport> all, Random random) {
    List<List<CoverageReport>> queues =
        List.of(new ArrayList<>(all.subList(0, 10)), new ArrayList<>(all.subList(10, 20)));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      order.add(i % 2);
    }
    Collections.shuffle(order, random);
    return order.stream().map(queue -> queues.get(queue).remove(0)).toList();
  }

  @Test
  void aSilentRollup_keepsItsPlaceForAWeek_andThenStateIsGone() throws Exception {
    CoverageReport report = reports(1, 12).get(0);
    try (var triage = open(null)) {
      triage.processElement(report, 0);
      triage.processWatermark(day(40));
      List<TriageReport> reviews = triage.extractOutputValues();
      assertThat(reviews).hasSize(1 + TriageFunction.IDLE_REVIEWS);
      assertThat(reviews.get(3).getReviewEnd()).isEqualTo(Moments.of(4 * DAY));
      assertThat(reviews.get(3).getEntries().get(0).getLogEValue())
          .isEqualTo(report.getLogEValue());
      assertThat(reviews.get(3).getEntries().get(0).getTrials()).isZero();
      assertThat(triage.numKeyedStateEntries()).isZero();
      assertThat(triage.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void restoredWithinAReview_itRanksTheSame() throws Exception {
    List<CoverageReport> reports = reports(3, 8);
    try (var whole = open(null);
        var first = open(null)) {
      whole.processElement(reports.get(0), 0);
      first.processElement(reports.get(0), 0);
      whole.processWatermark(day(1));
      first.processWatermark(day(1));
      whole.processElement(reports.get(1), 0);
      first.processElement(reports.get(1), 0);
      try (var second = open(first.snapshot(1, 1))) {
        whole.processWatermark(day(2));
        second.processWatermark(day(2));
        assertThat(second.extractOutputValues())
            .hasSize(1)
            .isEqualTo(whole.extractOutputValues().subList(1, 2));
      }
    }
  }
}
