// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyDefaults;

/**
 * The times of the alert lifecycle, all in event time.
 *
 * @param holdMicros how long calm must last, at least 0; no alert pages twice within it
 * @param coolDownMicros how long after its end an episode is re-opened instead of a new one, at
 *     least 0
 * @param noDataMicros after how long without a reading an open alert has no data, above 0
 */
public record AlertSettings(long holdMicros, long coolDownMicros, long noDataMicros) {

  /** Checks the domains. */
  public AlertSettings {
    require(holdMicros >= 0, "holdMicros must be at least 0", holdMicros);
    require(coolDownMicros >= 0, "coolDownMicros must be at least 0", coolDownMicros);
    require(noDataMicros > 0, "noDataMicros must be above 0", noDataMicros);
  }

  /** The times that go with a tick where a policy says nothing, as in state of older releases. */
  public static AlertSettings ofTick(long tickMicros) {
    return of(PolicyDefaults.alertTimes(tickMicros));
  }

  /** The times of a policy. */
  public static AlertSettings of(Policy.AlertTimes times) {
    return new AlertSettings(times.holdMicros(), times.coolDownMicros(), times.noDataMicros());
  }

  private static void require(boolean holds, String rule, long was) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": was " + was);
    }
  }
}
