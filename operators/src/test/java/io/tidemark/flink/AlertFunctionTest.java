// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.AlertHarness.DAY;
import static io.tidemark.flink.AlertHarness.LIMIT;
import static io.tidemark.flink.AlertHarness.NORTH;
import static io.tidemark.flink.AlertHarness.ROOT;
import static io.tidemark.flink.AlertHarness.SOUTH;
import static io.tidemark.flink.AlertHarness.ended;
import static io.tidemark.flink.AlertHarness.quiet;
import static io.tidemark.flink.AlertHarness.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.event.Acknowledge;
import io.tidemark.event.AlertContext;
import io.tidemark.event.AlertReason;
import io.tidemark.event.AlertSeverity;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.Rearm;
import io.tidemark.event.Silence;
import io.tidemark.flink.event.Moments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ticks of a day: a hold of two days, a cool-down of eight, no data after four. */
class AlertFunctionTest {

  private AlertHarness alert;

  @BeforeEach
  void open() throws Exception {
    alert = AlertHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    alert.close();
  }

  private AlertTransition newest() {
    List<AlertTransition> all = alert.alerts();
    return all.get(all.size() - 1);
  }

  private void resolveNorth() throws Exception {
    alert.send(raised(NORTH, 5)).day(5);
    alert.send(ended(NORTH, 7)).day(7);
    alert.send(quiet(NORTH, 8)).day(8);
    alert.send(quiet(NORTH, 9)).day(9);
    assertThat(newest().getState()).isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void anAlarm_firesWithItsEvidence() throws Exception {
    alert.send(raised(NORTH, 5)).day(5);
    AlertTransition fired = newest();
    assertThat(fired.getState()).isEqualTo(AlertState.FIRING);
    assertThat(fired.getPreviousState()).isEqualTo(AlertState.INACTIVE);
    assertThat(fired.getReason()).isEqualTo(AlertReason.LIMIT_REACHED);
    assertThat(fired.getSeverity()).isEqualTo(AlertSeverity.CRITICAL);
    assertThat(fired.getEpisode()).isEqualTo(1);
    assertThat(fired.getSequence()).isZero();
    assertThat(fired.getLabels())
        .isEqualTo(
            Map.of("model", "load", "monitor", "miss-sr", "target", "0.1", "dim_region", "north"));
    assertThat(fired.getTime()).isEqualTo(Moments.of(5 * DAY));
    assertThat(fired.getStartsAt()).isEqualTo(Moments.of(5 * DAY));
    assertThat(fired.getEndsAt()).isNull();
    assertThat(fired.getEstimatedChangeAt()).isEqualTo(Moments.of(3 * DAY));
    assertThat(fired.getLogEvidence()).isEqualTo(LIMIT + 1);
    assertThat(fired.getLogLimit()).isEqualTo(LIMIT);
    assertThat(fired.getAverageRunLength()).isEqualTo(1000);
    assertThat(fired.getEvidenceUnit()).isEqualTo("block");
    assertThat(fired.getMissRate()).isEqualTo(0.2);
    assertThat(fired.getSequenceLow()).isCloseTo(0.0910, within(5e-5));
    assertThat(fired.getSequenceHigh()).isCloseTo(0.3516, within(5e-5));
    assertThat(fired.getTolerance()).isCloseTo(0.02, within(1e-12));
    assertThat(fired.getMissAutocorrelation()).isEqualTo(0.25);
    assertThat(fired.getPolicyVersion()).isEqualTo(4);
  }

  @Test
  void anAlarm_saysWhatTheTickAndTheModelWereLike() throws Exception {
    alert.send(quiet(ROOT, 5), quiet(SOUTH, 5), raised(NORTH, 5)).day(5);
    AlertContext context = newest().getContext();
    assertThat(context.getOutcomes()).isEqualTo(50);
    assertThat(context.getShareOfTraffic()).isEqualTo(0.25);
    assertThat(context.getRank()).isEqualTo(1);
    assertThat(context.getRankedRollups()).isEqualTo(2);
    assertThat(context.getAdaptedMissRate()).isEqualTo(0.08);
    assertThat(context.getFrozenMissRate()).isEqualTo(0.24);
    assertThat(context.getThreshold()).isEqualTo(2.5);
    assertThat(context.getBaselineThreshold()).isEqualTo(1.5);
    assertThat(context.getCompleteness()).isEqualTo(0.75);
    assertThat(context.getDelayP95Micros()).isEqualTo(90);
    assertThat(context.getLateOutcomes()).isEqualTo(3);
    assertThat(context.getFalsePagesPerDay()).isCloseTo(3.0 / 1000, within(1e-15));
  }

  @Test
  void theSummary_isOnePlainSentence() throws Exception {
    resolveNorth();
    String seen =
        "Since %s the baseline miss rate of model load, region=north is 0.200 [0.091, 0.352]"
            + " against 0.100 + 0.020; ";
    assertThat(alert.alerts())
        .extracting(AlertTransition::getSummary)
        .containsExactly(
            seen.formatted("1970-01-04T00:00:00Z")
                + "a healthy rollup raises this on average at most once per 1000 blocks.",
            seen.formatted("1970-01-06T00:00:00Z") + "the fault seems over, and is watched.",
            seen.formatted("1970-01-08T00:00:00Z") + "the fault is over.");
    assertThat(newest().getAnnotations()).containsEntry("summary", newest().getSummary());
  }

  @Test
  void theEndOfAnAlarm_resolvesItsEpisodeAfterTheHold() throws Exception {
    resolveNorth();
    assertThat(alert.alerts())
        .extracting(AlertTransition::getState)
        .containsExactly(AlertState.FIRING, AlertState.RECOVERING, AlertState.RESOLVED);
    AlertTransition resolved = newest();
    assertThat(resolved.getSequence()).isEqualTo(2);
    assertThat(resolved.getStartsAt()).isEqualTo(Moments.of(5 * DAY));
    assertThat(resolved.getEndsAt()).isEqualTo(Moments.of(9 * DAY));
    assertThat(alert.alerts())
        .extracting(AlertTransition::getFingerprint)
        .containsOnly(resolved.getFingerprint());
  }

  @Test
  void arrivalWithinATick_doesNotMatter() throws Exception {
    alert.send(raised(NORTH, 5), raised(ROOT, 5)).day(5);
    try (AlertHarness other = AlertHarness.open()) {
      other.send(raised(ROOT, 5), raised(NORTH, 5)).day(5);
      assertThat(other.alerts()).isEqualTo(alert.alerts());
    }
    assertThat(alert.alerts())
        .extracting(AlertTransition::getRollup, AlertTransition::getState)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ROOT, AlertState.FIRING),
            org.assertj.core.groups.Tuple.tuple(NORTH, AlertState.SUPPRESSED));
    assertThat(newest().getInhibitedBy()).isEqualTo(alert.alerts().get(0).getFingerprint());
  }

  @Test
  void noReadings_giveNoDataAtItsTimeAndNoEnd() throws Exception {
    alert.send(raised(NORTH, 5)).day(5).day(8);
    assertThat(alert.alerts()).hasSize(1);
    alert.day(30);
    AlertTransition silent = newest();
    assertThat(silent.getState()).isEqualTo(AlertState.NO_DATA);
    assertThat(silent.getTime()).isEqualTo(Moments.of(9 * DAY));
    assertThat(silent.getEndsAt()).isNull();
    assertThat(silent.getSummary()).endsWith("nothing was heard since 1970-01-06T00:00:00Z.");
    alert.send(raised(NORTH, 40)).day(40);
    assertThat(newest().getReason()).isEqualTo(AlertReason.DATA_RETURNED);
    assertThat(alert.alerts()).hasSize(3);
  }

  @Test
  void theEndOfTheInput_isNotAnAbsenceOfData() throws Exception {
    alert.send(raised(NORTH, 5)).end();
    assertThat(alert.alerts())
        .extracting(AlertTransition::getState)
        .containsExactly(AlertState.FIRING);
  }

  @Test
  void commands_reachTheirAlert() throws Exception {
    alert.send(raised(NORTH, 5)).day(5);
    String fingerprint = newest().getFingerprint();
    alert.send(AlertHarness.command(new Acknowledge(fingerprint, 1L)));
    assertThat(newest().getAcknowledgedBy()).isEqualTo("ada");
    assertThat(newest().getSummary()).endsWith("; taken on by ada.");
    alert.send(AlertHarness.command(new Silence(null, NORTH, Moments.of(7 * DAY))));
    assertThat(newest().getSilencedUntil()).isEqualTo(Moments.of(7 * DAY));
    alert.send(raised(NORTH, 8)).day(8);
    assertThat(newest().getReason()).isEqualTo(AlertReason.SILENCE_ENDED);
    assertThat(newest().getTime()).isEqualTo(Moments.of(7 * DAY));
    alert.send(AlertHarness.command(new Rearm(fingerprint, 1L, NORTH, false)));
    assertThat(newest().getState()).isEqualTo(AlertState.RESOLVED);
    assertThat(newest().getReason()).isEqualTo(AlertReason.REARMED);
  }

  @Test
  void aDetectorThatIsOnlyReported_hasNoAlerts() throws Exception {
    RollupSignal paged = raised(NORTH, 5);
    DetectorReading r = paged.readings().get(0);
    DetectorReading reported =
        new DetectorReading(
            r.detector(),
            DetectorReading.Severity.REPORT,
            r.targetMiscoverage(),
            r.nullRate(),
            r.state(),
            r.logEvidence(),
            r.logLimit(),
            r.averageRunLength(),
            r.changeAtMicros(),
            r.units(),
            r.trials(),
            r.misses(),
            r.missAutocorrelation(),
            r.designEffect());
    RollupSignal signal =
        new RollupSignal(
            paged.model(),
            paged.rollup(),
            paged.ancestors(),
            paged.tickStartMicros(),
            paged.tickEndMicros(),
            paged.perBlock(),
            paged.logEValue(),
            paged.health(),
            paged.targets(),
            List.of(reported),
            paged.policyVersion(),
            paged.pageRunLength(),
            paged.alerts());
    alert.send(signal).day(5);
    assertThat(alert.alerts()).isEmpty();
  }

  @Test
  void aSilenceBeforeAnySignal_isKept() throws Exception {
    alert.send(AlertHarness.command(new Silence(null, null, Moments.of(7 * DAY))));
    alert.send(raised(NORTH, 5)).day(5);
    assertThat(newest().getSilencedUntil()).isEqualTo(Moments.of(7 * DAY));
  }

  @Test
  void aRestoreAnywhere_givesTheSameBytes() throws Exception {
    List<byte[]> whole = script(Integer.MAX_VALUE);
    assertThat(whole).hasSize(14);
    assertThat(AlertTransition.fromByteBuffer(ByteBuffer.wrap(whole.get(11))).getReason())
        .isEqualTo(AlertReason.REOPENED);
    for (int restoreBefore = 0; restoreBefore < 14; restoreBefore++) {
      List<byte[]> parts = script(restoreBefore);
      assertThat(parts).hasSameSizeAs(whole);
      for (int i = 0; i < whole.size(); i++) {
        assertThat(parts.get(i)).isEqualTo(whole.get(i));
      }
    }
  }

  /** Fourteen days in which much happens, with a restore before one of them. */
  private static List<byte[]> script(int restoreBefore) throws Exception {
    List<AlertTransition> all = new ArrayList<>();
    AlertHarness harness = AlertHarness.open();
    for (int day = 5; day < 19; day++) {
      if (day - 5 == restoreBefore) {
        all.addAll(harness.alerts());
        AlertHarness next = AlertHarness.restore(harness.snapshot());
        harness.close();
        harness = next;
      }
      run(day, harness);
      harness.day(day);
    }
    harness.day(40);
    all.addAll(harness.alerts());
    harness.close();
    List<byte[]> bytes = new ArrayList<>();
    for (AlertTransition alert : all) {
      bytes.add(bytes(alert));
    }
    return bytes;
  }

  private static void run(int day, AlertHarness harness) throws Exception {
    switch (day) {
      case 5 -> harness.send(quiet(NORTH, 5), raised(SOUTH, 5));
      case 6 -> harness.send(raised(NORTH, 6), raised(ROOT, 6));
      case 7 -> harness.send(AlertHarness.command(new Silence(null, SOUTH, Moments.of(9 * DAY))));
      case 8, 9, 10 -> harness.send(ended(ROOT, day), raised(SOUTH, day), ended(NORTH, day));
      case 12 -> harness.send(raised(NORTH, 12), quiet(ROOT, 12));
      default -> {}
    }
  }

  private static byte[] bytes(AlertTransition alert) throws IOException {
    ByteBuffer buffer = alert.toByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Test
  void anAlertThatIsOver_leavesItsEpisodeAndNoTimer() throws Exception {
    resolveNorth();
    alert.day(60);
    assertThat(alert.timers()).isZero();
    assertThat(alert.stateEntries()).as("settings, forgotten episode").isEqualTo(2);
    alert.send(raised(NORTH, 70)).day(70);
    assertThat(newest().getEpisode()).isEqualTo(2);
  }

  @Test
  void whatTheMonitorFinds_firesAndResolves() throws Exception {
    try (MonitorHarness monitor = MonitorHarness.open()) {
      for (int day = 0; day < 60; day++) {
        monitor.day(day, day >= 20 && day < 30 ? 12 : 1);
        monitor.watermark(24L * (day + 1));
      }
      alert.send(monitor.signals().toArray(new RollupSignal[0])).day(60);
    }
    List<AlertTransition> all =
        alert.alerts().stream().filter(a -> a.getState() != AlertState.PENDING).toList();
    assertThat(all)
        .extracting(AlertTransition::getState)
        .containsExactly(AlertState.FIRING, AlertState.RECOVERING, AlertState.RESOLVED);
    assertThat(all.get(0).getEstimatedChangeAt()).isEqualTo(Moments.of(20 * DAY));
    assertThat(all.get(0).getStartsAt()).isBetween(Moments.of(21 * DAY), Moments.of(30 * DAY));
    assertThat(all.get(2).getEndsAt()).isBetween(Moments.of(32 * DAY), Moments.of(60 * DAY));
  }
}
