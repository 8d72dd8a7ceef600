// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Limit 8, so low is below 4; hold 10, cool-down 40, no data after 100. */
class AlertLifecycleTest {

  private static final AlertSettings SETTINGS = new AlertSettings(10, 40, 100);
  private static final AlertIdentity IDENTITY =
      new AlertIdentity("load", "load|region=north", "miss-rate", OptionalDouble.of(0.1));

  private AlertLifecycle alert = new AlertLifecycle(SETTINGS, AlertSnapshot.quiet(IDENTITY, 0));

  private Optional<AlertStep> read(long at, double evidence) {
    return alert.read(new AlertReading(at, evidence, 8, false, 1), Surroundings.NONE);
  }

  private Optional<AlertStep> recovered(long at, double evidence) {
    return alert.read(new AlertReading(at, evidence, 8, true, 1), Surroundings.NONE);
  }

  private void resolve(long firedAt) {
    read(firedAt, 8);
    recovered(firedAt + 10, 3);
    recovered(firedAt + 20, 3);
    assertThat(alert.snapshot().state()).isEqualTo(AlertState.RESOLVED);
  }

  private AlertState state() {
    return alert.snapshot().state();
  }

  @Test
  void read_evidenceAtTheLimit_firesTheFirstEpisode() {
    AlertStep step = read(5, 8).orElseThrow();
    assertThat(step.state()).isEqualTo(AlertState.FIRING);
    assertThat(step.previousState()).isEqualTo(AlertState.INACTIVE);
    assertThat(step.reason()).isEqualTo(AlertReason.LIMIT_REACHED);
    assertThat(step.episode()).isEqualTo(1);
    assertThat(step.sequence()).isZero();
    assertThat(step.startsAtMicros()).isEqualTo(5);
    assertThat(step.endsAtMicros()).isEmpty();
    assertThat(step.fingerprint()).isEqualTo(IDENTITY.fingerprint()).matches("[0-9a-f]{32}");
    assertThat(step.id()).matches("[0-9a-f]{32}");
  }

  @Test
  void read_evidenceJustBelowTheLimit_doesNotFire() {
    assertThat(read(5, Math.nextDown(8.0)).orElseThrow().state()).isEqualTo(AlertState.PENDING);
    assertThat(read(6, Math.nextDown(4.0))).isEmpty();
  }

  @Test
  void read_pendingThenAtTheLimit_firesTheSameEpisodeFromThen() {
    AlertStep pending = read(5, 4).orElseThrow();
    AlertStep fired = read(7, 8).orElseThrow();
    assertThat(pending.state()).isEqualTo(AlertState.PENDING);
    assertThat(fired.previousState()).isEqualTo(AlertState.PENDING);
    assertThat(fired.episode()).isEqualTo(1);
    assertThat(fired.sequence()).isEqualTo(1);
    assertThat(fired.startsAtMicros()).isEqualTo(7);
  }

  @Test
  void read_pendingThatStaysLowForTheHold_fadesToInactive() {
    read(0, 5);
    assertThat(read(1, 3)).isEmpty();
    assertThat(read(5, 5)).isEmpty();
    assertThat(read(6, 3)).isEmpty();
    assertThat(read(15, 3)).isEmpty();
    AlertStep faded = read(16, 3).orElseThrow();
    assertThat(faded.state()).isEqualTo(AlertState.INACTIVE);
    assertThat(faded.reason()).isEqualTo(AlertReason.EVIDENCE_FADED);
  }

  @Test
  void read_recoveredRate_recoversNoSoonerThanTheHoldAfterFiring() {
    read(0, 8);
    assertThat(recovered(9, 8)).isEmpty();
    AlertStep step = recovered(10, 8).orElseThrow();
    assertThat(step.state()).isEqualTo(AlertState.RECOVERING);
    assertThat(step.reason()).isEqualTo(AlertReason.RATE_RECOVERED);
  }

  @Test
  void read_lowEvidence_recoversAfterTheHold() {
    read(0, 8);
    assertThat(read(20, 3)).isEmpty();
    assertThat(read(29, 3)).isEmpty();
    AlertStep step = read(30, 3).orElseThrow();
    assertThat(step.state()).isEqualTo(AlertState.RECOVERING);
    assertThat(step.reason()).isEqualTo(AlertReason.EVIDENCE_LOW);
  }

  @Test
  void read_calmForAnotherHold_resolvesWithTheEnd() {
    read(0, 8);
    recovered(10, 3);
    assertThat(recovered(19, 3)).isEmpty();
    AlertStep step = recovered(20, 3).orElseThrow();
    assertThat(step.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(step.reason()).isEqualTo(AlertReason.HELD);
    assertThat(step.endsAtMicros()).hasValue(20);
    assertThat(step.startsAtMicros()).isZero();
  }

  @Test
  void read_limitAgainWhileRecovering_relapsesIntoTheSameEpisode() {
    read(0, 8);
    recovered(10, 3);
    AlertStep step = read(11, 8).orElseThrow();
    assertThat(step.state()).isEqualTo(AlertState.FIRING);
    assertThat(step.reason()).isEqualTo(AlertReason.RELAPSED);
    assertThat(step.flaps()).isZero();
    assertThat(step.episode()).isEqualTo(1);
  }

  @Test
  void read_evidenceStillOverTheLimitWhileTheRateHasRecovered_doesNotRelapse() {
    read(0, 9);
    recovered(10, 9);
    assertThat(recovered(11, 9)).isEmpty();
    assertThat(recovered(20, 9).orElseThrow().state()).isEqualTo(AlertState.RESOLVED);
    assertThat(recovered(21, 9)).isEmpty();
    assertThat(read(22, 9).orElseThrow().reason()).isEqualTo(AlertReason.REOPENED);
  }

  @Test
  void read_limitWithinTheCoolDown_reopensTheEpisodeAndCountsAFlap() {
    resolve(0);
    AlertStep step = read(20 + 39, 8).orElseThrow();
    assertThat(step.reason()).isEqualTo(AlertReason.REOPENED);
    assertThat(step.episode()).isEqualTo(1);
    assertThat(step.sequence()).isEqualTo(3);
    assertThat(step.flaps()).isEqualTo(1);
    assertThat(step.startsAtMicros()).isZero();
  }

  @Test
  void read_limitAfterTheCoolDown_isANewEpisode() {
    resolve(0);
    AlertStep step = read(20 + 40, 8).orElseThrow();
    assertThat(step.reason()).isEqualTo(AlertReason.LIMIT_REACHED);
    assertThat(step.episode()).isEqualTo(2);
    assertThat(step.sequence()).isZero();
    assertThat(step.flaps()).isZero();
    assertThat(step.startsAtMicros()).isEqualTo(60);
  }

  @Test
  void onTime_withoutReadings_hasNoDataAndNeverResolves() {
    read(0, 8);
    recovered(10, 3);
    assertThat(alert.nextTime()).hasValue(110);
    assertThat(alert.onTime(109)).isEmpty();
    AlertStep step = alert.onTime(5000).get(0);
    assertThat(step.state()).isEqualTo(AlertState.NO_DATA);
    assertThat(step.reason()).isEqualTo(AlertReason.IDLE);
    assertThat(step.atMicros()).isEqualTo(110);
    assertThat(step.endsAtMicros()).isEmpty();
    assertThat(alert.onTime(1_000_000)).isEmpty();
    assertThat(alert.nextTime()).isEmpty();
  }

  @Test
  void read_afterNoData_goesOnWhereItWasWithANewHold() {
    read(0, 8);
    recovered(10, 3);
    alert.onTime(200);
    AlertStep back = recovered(300, 3).orElseThrow();
    assertThat(back.state()).isEqualTo(AlertState.RECOVERING);
    assertThat(back.previousState()).isEqualTo(AlertState.NO_DATA);
    assertThat(back.reason()).isEqualTo(AlertReason.DATA_RETURNED);
    assertThat(recovered(309, 3)).isEmpty();
    assertThat(recovered(310, 3).orElseThrow().state()).isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void read_olderThanTheNewest_isCountedAndChangesNothing() {
    read(10, 4);
    AlertSnapshot before = alert.snapshot();
    assertThat(read(9, 8)).isEmpty();
    assertThat(alert.snapshot().lateReadings()).isEqualTo(1);
    assertThat(alert.snapshot().state()).isEqualTo(before.state());
    assertThat(read(10, 8).orElseThrow().lateReadings()).isEqualTo(1);
  }

  @Test
  void acknowledge_isToldOnceAndForgottenWhenTheAlertComesBack() {
    read(0, 8);
    assertThat(alert.acknowledge("ada", 1).orElseThrow().acknowledgedBy()).hasValue("ada");
    assertThat(alert.acknowledge("ada", 2)).isEmpty();
    recovered(10, 3);
    recovered(20, 3);
    assertThat(read(30, 8).orElseThrow().acknowledgedBy()).isEmpty();
  }

  @Test
  void silence_keepsTheStateAndEndsByTime() {
    read(0, 8);
    AlertStep silenced = alert.silence(50, 1).orElseThrow();
    assertThat(silenced.state()).isEqualTo(AlertState.FIRING);
    assertThat(silenced.reason()).isEqualTo(AlertReason.SILENCED);
    assertThat(silenced.silencedUntilMicros()).hasValue(50);
    assertThat(alert.onTime(49)).isEmpty();
    AlertStep ended = alert.onTime(60).get(0);
    assertThat(ended.reason()).isEqualTo(AlertReason.SILENCE_ENDED);
    assertThat(ended.atMicros()).isEqualTo(50);
    assertThat(ended.silencedUntilMicros()).isEmpty();
  }

  @Test
  void rearm_closesAtOnce() {
    read(0, 5);
    assertThat(alert.rearm(1).orElseThrow().state()).isEqualTo(AlertState.INACTIVE);
    assertThat(alert.rearm(2)).isEmpty();
    read(3, 8);
    AlertStep over = alert.rearm(4).orElseThrow();
    assertThat(over.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(over.reason()).isEqualTo(AlertReason.REARMED);
    assertThat(over.endsAtMicros()).hasValue(4);
  }

  @Test
  void read_underAnotherPolicyWhileOpen_tellsOfIt() {
    read(0, 8);
    AlertReading next = new AlertReading(1, 8, 8, false, 2);
    AlertStep step = alert.read(next, Surroundings.NONE).orElseThrow();
    assertThat(step.reason()).isEqualTo(AlertReason.POLICY_CHANGED);
    assertThat(step.state()).isEqualTo(AlertState.FIRING);
    assertThat(state()).isEqualTo(AlertState.FIRING);
  }

  @Test
  void isOver_onlyWhenClosedCooledAndDipped() {
    resolve(0);
    assertThat(alert.isOver(59)).isFalse();
    assertThat(alert.isOver(60)).isTrue();
    alert = new AlertLifecycle(SETTINGS, AlertSnapshot.quiet(IDENTITY, 0));
    read(0, 9);
    recovered(10, 9);
    recovered(20, 9);
    assertThat(alert.isOver(60)).isFalse();
    assertThat(alert.nextTime()).isEqualTo(OptionalLong.of(120));
    assertThat(alert.isOver(120)).isTrue();
  }

  @Test
  void fingerprints_tellApartWhatIsMonitored() {
    OptionalDouble tenth = OptionalDouble.of(0.1);
    assertThat(
            List.of(
                new AlertIdentity("a", "r", "m", tenth).fingerprint(),
                new AlertIdentity("b", "r", "m", tenth).fingerprint(),
                new AlertIdentity("a", "s", "m", tenth).fingerprint(),
                new AlertIdentity("a", "r", "n", tenth).fingerprint(),
                new AlertIdentity("a", "r", "m", OptionalDouble.empty()).fingerprint(),
                new AlertIdentity("a", "r", "m", OptionalDouble.of(0.2)).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void readings_withoutMeaning_areRejected() {
    assertThatThrownBy(() -> new AlertReading(0, Double.NaN, 8, false, 1))
        .hasMessage("logEvidence must be a number: was NaN");
    assertThatThrownBy(() -> new AlertReading(0, 1, 0, false, 1))
        .hasMessage("logLimit must be above 0: was 0.0");
    assertThatThrownBy(() -> new AlertSettings(-1, 0, 1))
        .hasMessage("holdMicros must be at least 0: was -1");
  }
}
