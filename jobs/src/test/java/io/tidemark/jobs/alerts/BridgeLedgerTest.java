// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import org.junit.jupiter.api.Test;

class BridgeLedgerTest {

  private final BridgeLedger ledger = new BridgeLedger();

  private void take(AlertState state) {
    ledger.take(TestAlerts.alert("aa", state).build());
  }

  private boolean isFiring() {
    return !ledger.firing().isEmpty();
  }

  @Test
  void take_firing_isToldUntilItIsResolved() {
    take(AlertState.FIRING);
    assertThat(ledger.unsent()).extracting(BridgeLedger.Notice::firing).containsExactly(true);
    ledger.sent(ledger.unsent());
    assertThat(ledger.unsent()).isEmpty();
    assertThat(isFiring()).isTrue();
    take(AlertState.RECOVERING);
    assertThat(isFiring()).isTrue();
    take(AlertState.RESOLVED);
    assertThat(isFiring()).isFalse();
    assertThat(ledger.unsent()).extracting(BridgeLedger.Notice::firing).containsExactly(false);
  }

  @Test
  void take_noData_isNoEnd() {
    take(AlertState.FIRING);
    ledger.take(
        TestAlerts.alert("aa", AlertState.NO_DATA).setPreviousState(AlertState.FIRING).build());
    assertThat(isFiring()).isTrue();
  }

  @Test
  void take_whatNeverPaged_isNotTold() {
    take(AlertState.PENDING);
    take(AlertState.RECOVERING);
    take(AlertState.NO_DATA);
    take(AlertState.SUPPRESSED);
    take(AlertState.INACTIVE);
    assertThat(ledger.unsent()).isEmpty();
    assertThat(isFiring()).isFalse();
  }

  @Test
  void take_silencedOrSuppressed_endsForTheReceiverAndComesBack() {
    take(AlertState.FIRING);
    AlertTransition silenced =
        TestAlerts.alert("aa", AlertState.FIRING).setSilencedUntil(TestAlerts.START).build();
    ledger.take(silenced);
    assertThat(ledger.unsent()).extracting(BridgeLedger.Notice::firing).containsExactly(false);
    take(AlertState.FIRING);
    assertThat(isFiring()).isTrue();
    take(AlertState.SUPPRESSED);
    assertThat(isFiring()).isFalse();
  }

  @Test
  void remember_isNoNews() {
    ledger.remember(TestAlerts.alert("aa", AlertState.FIRING).build());
    ledger.remember(TestAlerts.alert("bb", AlertState.FIRING).build());
    ledger.remember(TestAlerts.alert("bb", AlertState.RESOLVED).build());
    assertThat(ledger.unsent()).isEmpty();
    assertThat(ledger.firing())
        .extracting(notice -> notice.alert().getFingerprint())
        .containsExactly("aa");
  }

  @Test
  void sent_anOlderStep_leavesTheNewerUnsent() {
    take(AlertState.FIRING);
    var before = ledger.unsent();
    take(AlertState.RESOLVED);
    ledger.sent(before);
    assertThat(ledger.unsent()).extracting(BridgeLedger.Notice::firing).containsExactly(false);
  }
}
