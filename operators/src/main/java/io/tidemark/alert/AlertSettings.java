// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

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

  /**
   * The times that go with a tick: a hold of two, so that one quiet tick ends nothing, a cool-down
   * of eight, and no data after four.
   */
  public static AlertSettings ofTick(long tickMicros) {
    return new AlertSettings(2 * tickMicros, 8 * tickMicros, 4 * tickMicros);
  }

  private static void require(boolean holds, String rule, long was) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": was " + was);
    }
  }
}
