// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.Optional;
import java.util.OptionalLong;

/** The fields of an {@link AlertSnapshot}, as an {@link AlertLifecycle} changes them. */
final class AlertMemory {

  private final AlertIdentity identity;
  private final String fingerprint;
  AlertState state;
  AlertState resume;
  long episode;
  int sequence;
  boolean fired;
  boolean armed;
  long startsAt;
  long changedAt;
  long lastReading;
  OptionalLong calmSince;
  int flaps;
  long lateReadings;
  Optional<String> inhibitedBy;
  OptionalLong silencedUntil;
  Optional<String> acknowledgedBy;
  long policyVersion;

  AlertMemory(AlertSnapshot from) {
    identity = from.identity();
    fingerprint = from.fingerprint();
    state = from.state();
    resume = from.resume();
    episode = from.episode();
    sequence = from.sequence();
    fired = from.fired();
    armed = from.armed();
    startsAt = from.startsAtMicros();
    changedAt = from.changedAtMicros();
    lastReading = from.lastReadingMicros();
    calmSince = from.calmSinceMicros();
    flaps = from.flaps();
    lateReadings = from.lateReadings();
    inhibitedBy = from.inhibitedBy();
    silencedUntil = from.silencedUntilMicros();
    acknowledgedBy = from.acknowledgedBy();
    policyVersion = from.policyVersion();
  }

  AlertSnapshot snapshot() {
    return new AlertSnapshot(
        identity,
        fingerprint,
        state,
        resume,
        episode,
        sequence,
        fired,
        armed,
        startsAt,
        changedAt,
        lastReading,
        calmSince,
        flaps,
        lateReadings,
        inhibitedBy,
        silencedUntil,
        acknowledgedBy,
        policyVersion);
  }

  /** The next step of the episode, into the state that holds now. */
  AlertStep step(AlertReason why, AlertState from, long at) {
    sequence++;
    return new AlertStep(
        Hash.of(fingerprint + "\n" + episode + "\n" + sequence),
        identity,
        fingerprint,
        episode,
        sequence,
        state,
        from,
        why,
        at,
        startsAt,
        state.isOpen() ? OptionalLong.empty() : OptionalLong.of(at),
        flaps,
        lateReadings,
        inhibitedBy,
        silencedUntil,
        acknowledgedBy);
  }
}
