// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Event times as the records carry them, and as the core counts them. */
public final class Moments {

  private Moments() {}

  /** Microseconds since 1970-01-01T00:00Z. */
  public static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** The moment of a count of microseconds. */
  public static Instant of(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
