// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.Acknowledge;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertContext;
import io.tidemark.event.AlertReason;
import io.tidemark.event.AlertSeverity;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.Rearm;
import io.tidemark.event.Silence;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What version 2 says of alerts. */
final class GoldenAlerts {

  private static final Instant TIME = Instant.parse("2025-02-03T00:00:00.000001Z");

  private GoldenAlerts() {}

  static AlertTransition transition() {
    return AlertTransition.newBuilder(GoldenOutputs.transition())
        .setState(AlertState.SUPPRESSED)
        .setPreviousState(AlertState.FIRING)
        .setReason(AlertReason.INHIBITED)
        .setSeverity(AlertSeverity.CRITICAL)
        .setLabels(new TreeMap<>(Map.of("model", "arima", "dim_region", "36")))
        .setAnnotations(new TreeMap<>(Map.of("summary", "Coverage of arima has dropped.")))
        .setTolerance(0.02)
        .setContext(context())
        .setFlapScore(1)
        .setLateReadings(2)
        .setInhibitedBy("beef")
        .setSilencedUntil(TIME)
        .setAcknowledgedBy("ada")
        .build();
  }

  private static AlertContext context() {
    return AlertContext.newBuilder()
        .setOutcomes(40)
        .setShareOfTraffic(0.25)
        .setRank(1)
        .setRankedRollups(51)
        .setLogEValue(3.5)
        .setAdaptedMissRate(0.125)
        .setFrozenMissRate(0.375)
        .setThreshold(2.5)
        .setBaselineThreshold(1.5)
        .setCompleteness(0.75)
        .setDelayP50Micros(60_000_000L)
        .setDelayP95Micros(90_000_000L)
        .setLateOutcomes(3)
        .setPendingPredictions(7)
        .setFalsePagesPerDay(0.125)
        .build();
  }

  static AlertCommand acknowledge() {
    return command(Acknowledge.newBuilder().setFingerprint("f00d").setEpisode(2).build());
  }

  static AlertCommand silence() {
    return command(
        Silence.newBuilder()
            .setFingerprint("f00d")
            .setRollup("arima|region=36")
            .setUntil(TIME)
            .build());
  }

  static AlertCommand rearm() {
    return command(
        Rearm.newBuilder()
            .setFingerprint("f00d")
            .setEpisode(2)
            .setRollup("arima")
            .setRelearnBaseline(true)
            .build());
  }

  private static AlertCommand command(Object action) {
    return AlertCommand.newBuilder()
        .setModel("arima")
        .setTime(TIME)
        .setBy("ada")
        .setAction(action)
        .build();
  }
}
