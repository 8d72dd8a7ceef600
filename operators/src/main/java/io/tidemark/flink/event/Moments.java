// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import java.time.Instant;

/** Event times as the records carry them, and as the core counts them. */
public final class Moments {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private Moments() {}

  /** Microseconds since 1970-01-01T00:00Z. */
  public static long micros(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), MICROS_PER_SECOND),
        moment.getNano() / NANOS_PER_MICRO);
  }

  /** The moment of a count of microseconds. */
  public static Instant of(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }
}
