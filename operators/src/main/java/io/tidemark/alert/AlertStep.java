// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One step of an alert.
 *
 * @param id hash of fingerprint, episode and sequence: a replay repeats it
 * @param episode counts up from 1 for each identity, not always by one
 * @param sequence steps of this episode before this one
 * @param atMicros event time of what brought it about
 * @param startsAtMicros when the episode first fired; before that, when it was opened
 * @param endsAtMicros empty while the episode is open
 * @param flaps how often this episode was re-opened within its cool-down
 * @param lateReadings readings of this alert that were older than one before them
 */
public record AlertStep(
    String id,
    AlertIdentity identity,
    String fingerprint,
    long episode,
    int sequence,
    AlertState state,
    AlertState previousState,
    AlertReason reason,
    long atMicros,
    long startsAtMicros,
    OptionalLong endsAtMicros,
    int flaps,
    long lateReadings,
    Optional<String> inhibitedBy,
    OptionalLong silencedUntilMicros,
    Optional<String> acknowledgedBy) {}
