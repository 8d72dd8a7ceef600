// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.Optional;

/**
 * Alerts that are not to be paged for a while, those that open meanwhile too.
 *
 * @param fingerprint of one alert; empty for all
 * @param rollup and all rollups within it; empty for all
 * @param untilMicros event time from which they page again
 */
public record Silence(Optional<String> fingerprint, Optional<String> rollup, long untilMicros) {

  /** Which alerts; two silences of one scope replace each other. */
  public String scope() {
    return fingerprint.orElse("") + "\n" + rollup.orElse("");
  }

  boolean covers(AlertIdentity identity) {
    return fingerprint.map(identity.fingerprint()::equals).orElse(true)
        && rollup
            .map(r -> identity.rollup().equals(r) || identity.on(r).isAncestorOf(identity))
            .orElse(true);
  }
}
