// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of an {@link AlertLifecycle}.
 *
 * @param fingerprint the identity's, or the one that an older version gave it
 * @param resume where an alert without data goes on; otherwise the same as {@code state}
 * @param episode episodes so far, and the number of the newest
 * @param sequence of the newest step; -1 before the first
 * @param fired whether the episode has fired
 * @param armed whether evidence was below its limit since the episode last fired
 * @param startsAtMicros of the episode
 * @param changedAtMicros of the newest change of state
 * @param lastReadingMicros event time of the newest reading
 * @param calmSinceMicros of the unbroken calm; empty in trouble
 * @param policyVersion of the newest reading
 */
public record AlertSnapshot(
    AlertIdentity identity,
    String fingerprint,
    AlertState state,
    AlertState resume,
    long episode,
    int sequence,
    boolean fired,
    boolean armed,
    long startsAtMicros,
    long changedAtMicros,
    long lastReadingMicros,
    OptionalLong calmSinceMicros,
    int flaps,
    long lateReadings,
    Optional<String> inhibitedBy,
    OptionalLong silencedUntilMicros,
    Optional<String> acknowledgedBy,
    long policyVersion) {

  /**
   * Of an identity without an alert.
   *
   * @param episode at least the number of any episode that this identity ever had
   */
  public static AlertSnapshot quiet(AlertIdentity identity, long episode) {
    return new AlertSnapshot(
        identity,
        identity.fingerprint(),
        AlertState.INACTIVE,
        AlertState.INACTIVE,
        episode,
        -1,
        false,
        true,
        0,
        0,
        Long.MIN_VALUE,
        OptionalLong.empty(),
        0,
        0,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        0);
  }

  /** Whether it was read from a layout without identity. */
  public boolean isNameless() {
    return identity.monitor().isEmpty();
  }

  /** The same of an identity; the fingerprint stays. */
  public AlertSnapshot named(AlertIdentity name) {
    return new AlertSnapshot(
        name,
        fingerprint,
        state,
        resume,
        episode,
        sequence,
        fired,
        armed,
        startsAtMicros,
        changedAtMicros,
        lastReadingMicros,
        calmSinceMicros,
        flaps,
        lateReadings,
        inhibitedBy,
        silencedUntilMicros,
        acknowledgedBy,
        policyVersion);
  }
}
