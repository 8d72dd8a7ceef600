// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertReason;
import io.tidemark.event.AlertSeverity;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import java.time.Instant;
import java.util.Map;

/** Alerts as tests want them. */
public final class TestAlerts {

  /** When the alerts began. */
  public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private TestAlerts() {}

  /** An alert of model load in a region, named by its fingerprint. */
  public static AlertTransition.Builder alert(String fingerprint, AlertState state) {
    boolean open = state != AlertState.RESOLVED && state != AlertState.INACTIVE;
    return AlertTransition.newBuilder()
        .setId("id-" + fingerprint + "-" + state)
        .setFingerprint(fingerprint)
        .setEpisode(2)
        .setSequence(1)
        .setState(state)
        .setPreviousState(AlertState.PENDING)
        .setReason(AlertReason.LIMIT_REACHED)
        .setSeverity(AlertSeverity.CRITICAL)
        .setModel("load")
        .setRollup("load|region=north")
        .setMonitor("miss-rate")
        .setTargetMiscoverage(0.1)
        .setTime(START.plusSeconds(3600))
        .setStartsAt(START)
        .setEndsAt(open ? null : START.plusSeconds(3600))
        .setEstimatedChangeAt(START)
        .setLogEvidence(7.91)
        .setLogLimit(6.91)
        .setAverageRunLength(1000)
        .setEvidenceUnit("block")
        .setUnits(3)
        .setTrials(100)
        .setMisses(20)
        .setMissRate(0.2)
        .setSequenceLow(0.091)
        .setSequenceHigh(0.352)
        .setNullRate(0.12)
        .setMissAutocorrelation(0.25)
        .setDesignEffect(1.67)
        .setSummary("The miss rate of load is up.")
        .setPolicyVersion(4)
        .setLabels(Map.of("model", "load", "dim_re-gion", "north"));
  }
}
