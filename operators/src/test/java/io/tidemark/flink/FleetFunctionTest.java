// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.TransitionKind;
import io.tidemark.event.TransitionReason;
import io.tidemark.flink.MonitorSettings.Watcher;
import io.tidemark.flink.event.Moments;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FleetFunctionTest {

  private static final long DAY = 86_400_000_000L;

  private static MonitorSettings settings(boolean perBlock, long tickMicros) {
    return new MonitorSettings(
        new double[] {0.1, 0.2},
        0.02,
        500,
        perBlock,
        tickMicros,
        64 * DAY,
        List.of(List.of("region")),
        List.of(
            new Watcher("miss-sr", Map.of(), Severity.PAGE),
            new Watcher("jumper-sr", Map.of(), Severity.PAGE),
            new Watcher("overcoverage-sr", Map.of(), Severity.TICKET)),
        OptionalDouble.of(0.25));
  }

  private static FleetCount count(int rollup, long endMicros, long trials, boolean perBlock) {
    return new FleetCount(
        "m", "m|region=" + rollup, endMicros, trials, 1, settings(perBlock, DAY / 4));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, FleetCount, MonitorNotice> open(
      OperatorSubtaskState state) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FleetFunction()), FleetCount::model, Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static Watermark day(int day) {
    return new Watermark(day * DAY / 1000 - 1);
  }

  private static List<MonitoringTransition> transitions(
      KeyedOneInputStreamOperatorTestHarness<String, FleetCount, MonitorNotice> harness) {
    Queue<StreamRecord<MonitoringTransition>> records =
        harness.getSideOutput(FleetFunction.TRANSITIONS);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  /** Three rollups of four blocks a day, in parts; two targets and the ranks page: 3 * 12 / .25. */
  @Test
  void blocks_countOncePerRollupAndTick_howeverManyPartsTheyComeIn() throws Exception {
    try (var fleet = open(null)) {
      for (int rollup = 0; rollup < 3; rollup++) {
        for (int tick = 1; tick <= 4; tick++) {
          for (int part = 0; part < 1 + rollup; part++) {
            fleet.processElement(count(rollup, tick * DAY / 4, 5, true), 0);
          }
        }
      }
      fleet.processElement(count(9, DAY, 0, true), 0);
      fleet.processElement(count(0, 2 * DAY, 5, true), 0);
      assertThat(fleet.extractOutputValues()).isEmpty();
      fleet.processWatermark(day(1));
      assertThat(fleet.extractOutputValues()).containsExactly(new RunLengthPlan("m", DAY, 144));
      MonitoringTransition transition = transitions(fleet).get(0);
      assertThat(transition.getKind()).isEqualTo(TransitionKind.RUN_LENGTHS_SET);
      assertThat(transition.getReason()).isEqualTo(TransitionReason.FIRST_MEASUREMENT);
      assertThat(transition.getTime()).isEqualTo(Moments.of(DAY));
      assertThat(transition.getUnitsPerDay()).isEqualTo(12.0);
      assertThat(transition.getRollups()).isEqualTo(3);
      assertThat(transition.getDetectors()).isEqualTo(3);
      assertThat(transition.getAverageRunLength()).isEqualTo(144.0);
      assertThat(transition.getPreviousRunLength()).isEqualTo(500.0);
    }
  }

  @Test
  void events_countEach() throws Exception {
    try (var fleet = open(null)) {
      fleet.processElement(count(1, DAY / 4, 60, false), 0);
      fleet.processElement(count(1, DAY / 2, 30, false), 0);
      fleet.processElement(count(2, DAY, 10, false), 0);
      fleet.processWatermark(day(1));
      assertThat(fleet.extractOutputValues()).containsExactly(new RunLengthPlan("m", DAY, 1200));
    }
  }

  @Test
  void aSteadyRate_setsNothingAgain_andStateIsOfOpenReviewsOnly() throws Exception {
    try (var fleet = open(null)) {
      for (int day = 1; day <= 30; day++) {
        fleet.processElement(count(1, day * DAY, 10, true), 0);
        fleet.processWatermark(day(day));
      }
      assertThat(fleet.extractOutputValues()).hasSize(1);
      assertThat(fleet.numEventTimeTimers()).isZero();
      assertThat(fleet.numKeyedStateEntries()).isEqualTo(2);
    }
  }

  @Test
  void restoredWithinAReview_itSetsTheSame() throws Exception {
    try (var first = open(null)) {
      first.processElement(count(1, DAY / 2, 60, false), 0);
      try (var second = open(first.snapshot(1, 1))) {
        second.processElement(count(1, DAY, 40, false), 0);
        second.processWatermark(day(1));
        assertThat(second.extractOutputValues()).containsExactly(new RunLengthPlan("m", DAY, 1200));
      }
    }
  }
}
