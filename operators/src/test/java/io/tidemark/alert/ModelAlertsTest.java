// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Limit 8; hold 10, cool-down 40, no data after 100. */
class ModelAlertsTest {

  private static final String ROOT = "load";
  private static final String NORTH = "load|region=north";
  private static final String SOUTH = "load|region=south";
  private static final String NORTH_1 = "load|region=north|horizon=1";

  private final MemoryAlertStore store = new MemoryAlertStore();
  private final ModelAlerts alerts = new ModelAlerts(new AlertSettings(10, 40, 100), store);

  private static AlertIdentity on(String rollup) {
    return new AlertIdentity("load", rollup, "miss-rate", OptionalDouble.of(0.1));
  }

  private static List<String> ancestors(String rollup) {
    return switch (rollup) {
      case ROOT -> List.of();
      case NORTH_1 -> List.of(ROOT, NORTH);
      default -> List.of(ROOT);
    };
  }

  private List<AlertStep> read(String rollup, long at, double evidence) {
    AlertReading reading = new AlertReading(at, evidence, 8, evidence < 4, 1);
    return alerts.read(on(rollup), ancestors(rollup), reading);
  }

  private static Tuple step(String rollup, AlertState state, AlertReason reason) {
    return Tuple.tuple(rollup, state, reason);
  }

  private static void assertSteps(List<AlertStep> steps, Tuple... expected) {
    assertThat(steps)
        .extracting(s -> s.identity().rollup(), AlertStep::state, AlertStep::reason)
        .containsExactly(expected);
  }

  @Test
  void read_childOfAFiringRollup_isSuppressed() {
    assertSteps(read(ROOT, 0, 9), step(ROOT, AlertState.FIRING, AlertReason.LIMIT_REACHED));
    List<AlertStep> child = read(NORTH, 0, 9);
    assertSteps(child, step(NORTH, AlertState.SUPPRESSED, AlertReason.LIMIT_REACHED));
    assertThat(child.get(0).inhibitedBy()).hasValue(on(ROOT).fingerprint());
  }

  @Test
  void read_parentFiresAfterItsChildren_suppressesThem() {
    read(NORTH, 0, 9);
    read(NORTH_1, 0, 9);
    read(SOUTH, 0, 9);
    assertSteps(
        read(ROOT, 1, 9),
        step(ROOT, AlertState.FIRING, AlertReason.LIMIT_REACHED),
        step(NORTH, AlertState.SUPPRESSED, AlertReason.INHIBITED),
        step(SOUTH, AlertState.SUPPRESSED, AlertReason.INHIBITED));
  }

  @Test
  void read_parentResolves_childrenThatStillFirePageUnlessAnotherExplainsThem() {
    read(ROOT, 0, 9);
    read(NORTH, 0, 9);
    read(NORTH_1, 0, 9);
    read(ROOT, 10, 1);
    assertSteps(
        read(ROOT, 20, 1),
        step(ROOT, AlertState.RESOLVED, AlertReason.HELD),
        step(NORTH, AlertState.FIRING, AlertReason.INHIBITION_ENDED));
    assertThat(store.find(on(NORTH_1)).orElseThrow().inhibitedBy())
        .hasValue(on(NORTH).fingerprint());
  }

  @Test
  void read_otherDetectorOrTarget_explainsNothing() {
    AlertReading over = new AlertReading(0, 9, 8, false, 1);
    alerts.read(
        new AlertIdentity("load", ROOT, "p-values", OptionalDouble.empty()), List.of(), over);
    alerts.read(
        new AlertIdentity("load", ROOT, "miss-rate", OptionalDouble.of(0.2)), List.of(), over);
    assertSteps(read(NORTH, 0, 9), step(NORTH, AlertState.FIRING, AlertReason.LIMIT_REACHED));
  }

  @Test
  void silence_ofARollup_coversWhatOpensWithinItLater() {
    read(SOUTH, 0, 9);
    assertThat(alerts.silence(new Silence(Optional.empty(), Optional.of(NORTH), 50), 1)).isEmpty();
    assertThat(read(NORTH_1, 2, 9).get(0).silencedUntilMicros()).hasValue(50);
    assertSteps(alerts.onTime(60), step(NORTH_1, AlertState.FIRING, AlertReason.SILENCE_ENDED));
    assertThat(store.silences()).isEmpty();
  }

  @Test
  void silence_ofTheModel_coversAllAndCanBeLifted() {
    read(NORTH, 0, 9);
    read(SOUTH, 0, 9);
    Silence all = new Silence(Optional.empty(), Optional.empty(), 50);
    assertThat(alerts.silence(all, 1))
        .hasSize(2)
        .allSatisfy(s -> assertThat(s.reason()).isEqualTo(AlertReason.SILENCED));
    Silence lifted = new Silence(Optional.empty(), Optional.empty(), 2);
    assertThat(alerts.silence(lifted, 2))
        .hasSize(2)
        .allSatisfy(s -> assertThat(s.reason()).isEqualTo(AlertReason.SILENCE_ENDED));
    assertThat(store.silences()).isEmpty();
  }

  @Test
  void commands_onAnEpisodeThatIsOver_areIgnored() {
    read(NORTH, 0, 9);
    String fingerprint = on(NORTH).fingerprint();
    assertThat(alerts.acknowledge(fingerprint, 2, "ada", 1)).isEmpty();
    assertThat(alerts.rearm(fingerprint, 2, 1)).isEmpty();
    assertThat(alerts.rearm("0", 1, 1)).isEmpty();
    assertThat(alerts.acknowledge(fingerprint, 1, "ada", 1)).hasSize(1);
  }

  @Test
  void rearm_ofAParent_letsItsChildrenPage() {
    read(ROOT, 0, 9);
    read(NORTH, 0, 9);
    assertSteps(
        alerts.rearm(on(ROOT).fingerprint(), 1, 1),
        step(ROOT, AlertState.RESOLVED, AlertReason.REARMED),
        step(NORTH, AlertState.FIRING, AlertReason.INHIBITION_ENDED));
  }

  @Test
  void onTime_afterTheCoolDown_forgetsAllButTheEpisode() {
    read(NORTH, 0, 9);
    read(NORTH, 10, 1);
    read(NORTH, 20, 1);
    assertThat(alerts.nextTime()).hasValue(60);
    alerts.onTime(60);
    assertThat(store.all()).isEmpty();
    assertThat(alerts.nextTime()).isEmpty();
    assertThat(read(SOUTH, 61, 9).get(0).episode()).isEqualTo(2);
    assertThat(read(NORTH, 61, 9).get(0).episode()).isEqualTo(2);
  }

  @Test
  void read_quietRollup_keepsNothing() {
    assertThat(read(NORTH, 0, 1)).isEmpty();
    assertThat(store.all()).isEmpty();
  }
}
