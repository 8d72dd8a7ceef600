// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What there is around an alert when a reading comes.
 *
 * @param inhibitedBy fingerprint of an ancestor that explains an alarm
 * @param silencedUntilMicros up to when its kind is silenced
 */
record Surroundings(Optional<String> inhibitedBy, OptionalLong silencedUntilMicros) {

  static final Surroundings NONE = new Surroundings(Optional.empty(), OptionalLong.empty());

  OptionalLong silencedUntil(long atMicros) {
    return silencedUntilMicros.isPresent() && silencedUntilMicros.getAsLong() > atMicros
        ? silencedUntilMicros
        : OptionalLong.empty();
  }
}
