// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertTransition;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells an Alertmanager what fires and what is over. New steps are told at once, what fires again
 * and again before Alertmanager would take it for resolved. At least once: a step may be told twice
 * after a crash, which Alertmanager takes for one.
 */
public final class AlertBridge {

  private static final int BATCH = 500;

  private final BridgeLedger ledger = new BridgeLedger();
  private final AlertmanagerClient client;
  private final AlertmanagerAlerts alerts;
  private final Duration resend;
  private final InstantSource clock;
  private Instant lastSent = Instant.MIN;

  /**
   * A bridge that has told nothing yet.
   *
   * @param resend how often firing alerts are told again; an Alertmanager that hears nothing for
   *     four times as long takes them for resolved
   */
  public AlertBridge(
      AlertmanagerClient client, Duration resend, Optional<URI> dashboard, InstantSource clock) {
    this.client = client;
    this.alerts = new AlertmanagerAlerts(resend.multipliedBy(4), dashboard);
    this.resend = resend;
    this.clock = clock;
  }

  /** Takes the state of an alert that was told before this process began. */
  void remember(AlertTransition alert) {
    ledger.remember(alert);
  }

  /** Tells new steps, and what fires if it is time; returns when Alertmanager has taken them. */
  void tell(List<AlertTransition> steps) throws InterruptedException {
    steps.forEach(ledger::take);
    Instant now = clock.instant();
    boolean due = lastSent.equals(Instant.MIN) || !now.isBefore(lastSent.plus(resend));
    post(ledger.unsent());
    if (due) {
      post(ledger.firing());
      lastSent = now;
    }
  }

  private void post(List<BridgeLedger.Notice> notices) throws InterruptedException {
    for (List<BridgeLedger.Notice> batch : AlertmanagerAlerts.batches(notices, BATCH)) {
      client.post(alerts.json(batch, clock.instant()));
      ledger.sent(batch);
    }
  }
}
