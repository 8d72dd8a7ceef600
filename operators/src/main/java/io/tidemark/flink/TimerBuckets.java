// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0

package io.tidemark.flink;

import org.apache.flink.streaming.api.TimerService;

/**
 * Event-time timers, coalesced: a sixteenth of the label horizon is one bucket, so that a key has at
 * most some dozens of timers however many events it has.
 */
final class TimerBuckets {

  private static final int BUCKETS_PER_HORIZON = 16;
  static final long MICROS_PER_MILLI = 1000;

  private TimerBuckets() {}

  /** Registers the end of the bucket that holds a moment. */
  static void register(TimerService timers, long momentMicros, long horizonMicros) {
    long bucket =
        Math.max(1, horizonMicros / (BUCKETS_PER_HORIZON * MICROS_PER_MILLI));
    long millis = Math.floorDiv(momentMicros, MICROS_PER_MILLI);
    timers.registerEventTimeTimer((Math.floorDiv(millis, bucket) + 1) * bucket);
  }

  /** Whether the watermark says that no more input will come. */
  static boolean endOfStream(TimerService timers) {
    return timers.currentWatermark() == Long.MAX_VALUE;
  }

  /** The last microsecond of a timer's millisecond. */
  static long micros(long timestampMillis) {
    return timestampMillis * MICROS_PER_MILLI + MICROS_PER_MILLI - 1;
  }
}
