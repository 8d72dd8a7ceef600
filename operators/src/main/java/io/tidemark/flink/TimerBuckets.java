// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import java.util.function.LongConsumer;
import org.apache.flink.streaming.api.TimerService;

/**
 * Event-time timers, coalesced into buckets of a sixteenth to a thirty-second of the label horizon,
 * so that a key has at most some dozens of timers however many events it has. A bucket is a power
 * of two milliseconds: when a label horizon shrinks, timers that were registered before stay
 * boundaries.
 */
final class TimerBuckets {

  private static final int BUCKETS_PER_HORIZON = 16;
  static final long MICROS_PER_MILLI = 1000;

  private TimerBuckets() {}

  /**
   * Registers the end of the bucket that holds a moment.
   *
   * @param timers takes milliseconds
   */
  static void register(LongConsumer timers, long momentMicros, long horizonMicros) {
    timers.accept(bucketEnd(momentMicros, horizonMicros));
  }

  /** Registers the end of the bucket that holds a moment. */
  static void register(TimerService timers, long momentMicros, long horizonMicros) {
    register(timers::registerEventTimeTimer, momentMicros, horizonMicros);
  }

  private static long bucketEnd(long momentMicros, long horizonMicros) {
    long bucket = bucketMillis(horizonMicros);
    long millis = Math.floorDiv(momentMicros, MICROS_PER_MILLI);
    return (millis & -bucket) + bucket;
  }

  /** Whether a timer is the end of a bucket, and not one that releases held records. */
  static boolean isBoundary(long timestampMillis, long horizonMicros) {
    return (timestampMillis & (bucketMillis(horizonMicros) - 1)) == 0;
  }

  private static long bucketMillis(long horizonMicros) {
    return Long.highestOneBit(
        Math.max(1, horizonMicros / (BUCKETS_PER_HORIZON * MICROS_PER_MILLI)));
  }

  /**
   * When a prediction expires: with its deadline, if a tick is as long as a bucket and its end can
   * be waited for, else with the bucket that holds the deadline. A moment that only the deadline
   * and the policy decide, so that the tick it is counted in does not depend on watermarks.
   */
  static long expiryMicros(long deadlineMicros, long horizonMicros, long tickMicros) {
    return tickMicros >= bucketMillis(horizonMicros) * MICROS_PER_MILLI
        ? deadlineMicros
        : bucketEnd(deadlineMicros, horizonMicros) * MICROS_PER_MILLI;
  }

  /**
   * Registers the looks at a deadline: the end of its tick, if that is as long as a bucket, too.
   */
  static void registerExpiry(
      LongConsumer timers, long deadlineMicros, long horizonMicros, long tickMicros) {
    if (tickMicros >= bucketMillis(horizonMicros) * MICROS_PER_MILLI) {
      timers.accept(Ticks.timer(Ticks.endAfter(deadlineMicros, tickMicros)));
    }
    register(timers, deadlineMicros, horizonMicros);
  }

  /** Whether a timer is the end of a tick at which deadlines are looked at. */
  static boolean isTickEnd(long timestampMillis, long horizonMicros, long tickMicros) {
    return tickMicros >= bucketMillis(horizonMicros) * MICROS_PER_MILLI
        && Ticks.isTimer(timestampMillis, tickMicros);
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
