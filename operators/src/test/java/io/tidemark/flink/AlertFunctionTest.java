// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.TickHealth;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.evidence.MissWatch;
import io.tidemark.flink.event.Moments;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AlertFunctionTest {

  private static final long DAY = 86_400_000_000L;
  private static final RollupSignal RAISED = signal("load|region=north", State.RAISED, 5, 3);
  private static final RollupSignal ENDED = signal("load|region=north", State.ENDED, 9, 7);

  private static RollupSignal signal(String rollup, State state, int day, int sinceDay) {
    double runLength = state == State.RAISED ? 1000 : MissWatch.RECOVERY_RUN_LENGTH;
    double logLimit = Math.log(runLength);
    DetectorReading reading =
        new DetectorReading(
            "miss-rate",
            DetectorReading.Severity.PAGE,
            OptionalDouble.of(0.1),
            0.12,
            state,
            logLimit + 1,
            logLimit,
            runLength,
            sinceDay * DAY,
            2,
            100,
            20,
            0.25,
            5.0 / 3);
    return new RollupSignal(
        "load",
        rollup,
        List.of("load"),
        (day - 1) * DAY,
        day * DAY,
        true,
        0.0,
        new TickHealth(0, 50, 0, 0, 0, 0, 1.0, OptionalLong.empty(), OptionalLong.empty()),
        List.of(),
        List.of(reading),
        4);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, RollupSignal, AlertTransition> open(
      OperatorSubtaskState state) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, RollupSignal, AlertTransition> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new AlertFunction()), RollupSignal::model, Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static List<AlertTransition> transitions(RollupSignal... signals) throws Exception {
    try (var harness = open(null)) {
      for (RollupSignal signal : signals) {
        harness.processElement(signal, 0);
      }
      return harness.extractOutputValues();
    }
  }

  @Test
  void anAlarm_firesWithItsEvidence() throws Exception {
    AlertTransition fired = transitions(RAISED).get(0);
    assertThat(fired.getState()).isEqualTo(AlertState.FIRING);
    assertThat(fired.getEpisode()).isEqualTo(1);
    assertThat(fired.getSequence()).isZero();
    assertThat(fired.getModel()).isEqualTo("load");
    assertThat(fired.getRollup()).isEqualTo("load|region=north");
    assertThat(fired.getTime()).isEqualTo(Moments.of(5 * DAY));
    assertThat(fired.getStartsAt()).isEqualTo(Moments.of(5 * DAY));
    assertThat(fired.getEndsAt()).isNull();
    assertThat(fired.getEstimatedChangeAt()).isEqualTo(Moments.of(3 * DAY));
    assertThat(fired.getLogEvidence()).isGreaterThan(fired.getLogLimit());
    assertThat(fired.getLogLimit()).isCloseTo(Math.log(1000), within(1e-12));
    assertThat(fired.getAverageRunLength()).isEqualTo(1000);
    assertThat(fired.getEvidenceUnit()).isEqualTo("block");
    assertThat(fired.getMissRate()).isEqualTo(0.2);
    assertThat(fired.getSequenceLow()).isCloseTo(0.0910, within(5e-5));
    assertThat(fired.getSequenceHigh()).isCloseTo(0.3516, within(5e-5));
    assertThat(fired.getMissAutocorrelation()).isEqualTo(0.25);
    assertThat(fired.getPolicyVersion()).isEqualTo(4);
  }

  @Test
  void theSummary_isOnePlainSentence() throws Exception {
    List<AlertTransition> both = transitions(RAISED, ENDED);
    assertThat(both.get(0).getSummary())
        .isEqualTo(
            "Since 1970-01-04T00:00:00Z the baseline miss rate of model load, region=north is 0.200"
                + " [0.091, 0.352] against 0.100 + 0.020; a healthy rollup raises this on average"
                + " at most once per 1000 blocks.");
    assertThat(both.get(1).getSummary())
        .isEqualTo(
            "Since 1970-01-08T00:00:00Z the baseline miss rate of model load, region=north is back"
                + " to normal, after 0.200 [0.091, 0.352] during the alert against 0.100 + 0.020;"
                + " a faulty rollup seems so on average at most once per 20 blocks.");
  }

  @Test
  void theEndOfAnAlarm_resolvesItsEpisode() throws Exception {
    List<AlertTransition> both = transitions(RAISED, ENDED);
    AlertTransition resolved = both.get(1);
    assertThat(resolved.getState()).isEqualTo(AlertState.RESOLVED);
    assertThat(resolved.getFingerprint()).isEqualTo(both.get(0).getFingerprint());
    assertThat(resolved.getEpisode()).isEqualTo(1);
    assertThat(resolved.getSequence()).isEqualTo(1);
    assertThat(resolved.getStartsAt()).isEqualTo(Moments.of(5 * DAY));
    assertThat(resolved.getEndsAt()).isEqualTo(Moments.of(9 * DAY));
    assertThat(resolved.getAverageRunLength()).isEqualTo(MissWatch.RECOVERY_RUN_LENGTH);
  }

  @Test
  void anAlarmThatIsOn_isNotRaisedAgain() throws Exception {
    assertThat(transitions(RAISED, RAISED, ENDED, ENDED, RAISED))
        .extracting(AlertTransition::getEpisode, AlertTransition::getState)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, AlertState.FIRING),
            org.assertj.core.groups.Tuple.tuple(1L, AlertState.RESOLVED),
            org.assertj.core.groups.Tuple.tuple(2L, AlertState.FIRING));
  }

  @Test
  void rollupsOfAModel_haveAlertsOfTheirOwn() throws Exception {
    List<AlertTransition> fired = transitions(RAISED, signal("load", State.RAISED, 6, 5));
    assertThat(fired).hasSize(2);
    assertThat(fired).extracting(AlertTransition::getFingerprint).doesNotHaveDuplicates();
  }

  @Test
  void aReplay_repeatsIdsAndARestoreGoesOn() throws Exception {
    List<AlertTransition> whole = transitions(RAISED, ENDED, RAISED);
    assertThat(transitions(RAISED, ENDED, RAISED)).isEqualTo(whole);
    assertThat(whole).extracting(AlertTransition::getId).doesNotHaveDuplicates();
    try (var first = open(null)) {
      first.processElement(RAISED, 0);
      try (var second = open(first.snapshot(1, 1))) {
        second.processElement(ENDED, 0);
        second.processElement(RAISED, 0);
        assertThat(second.extractOutputValues()).isEqualTo(whole.subList(1, 3));
      }
    }
  }

  @Test
  void whatTheMonitorFinds_firesAndResolves() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      for (int day = 0; day < 60; day++) {
        monitor.day(day, day >= 20 && day < 30 ? 12 : 1);
        monitor.watermark(24L * (day + 1));
      }
      List<AlertTransition> both = transitions(monitor.signals().toArray(new RollupSignal[0]));
      assertThat(both)
          .extracting(AlertTransition::getState)
          .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
      assertThat(both.get(0).getEstimatedChangeAt()).isEqualTo(Moments.of(20 * DAY));
      assertThat(both.get(0).getStartsAt()).isBetween(Moments.of(21 * DAY), Moments.of(30 * DAY));
      assertThat(both.get(1).getEstimatedChangeAt()).isEqualTo(Moments.of(30 * DAY));
      assertThat(both.get(1).getEndsAt()).isBetween(Moments.of(31 * DAY), Moments.of(60 * DAY));
    }
  }
}
