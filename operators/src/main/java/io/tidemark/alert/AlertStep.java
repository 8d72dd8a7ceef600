// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.OptionalLong;

/**
 * One step of an alert.
 *
 * @param id hash of fingerprint, episode and sequence: a replay repeats it
 * @param sequence 0 when raised, 1 when resolved
 * @param endsAtMicros empty while firing
 */
public record AlertStep(
    String id,
    String fingerprint,
    long episode,
    int sequence,
    AlertState state,
    long startsAtMicros,
    OptionalLong endsAtMicros) {}
