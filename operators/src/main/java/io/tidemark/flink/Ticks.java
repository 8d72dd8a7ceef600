// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/** Ticks of event time: spans of equal length, aligned to the epoch. */
final class Ticks {

  private Ticks() {}

  /**
   * End of the tick that a fact is folded with: that of its event time, or the first that is still
   * open.
   *
   * @param watermarkMillis no fact up to the end of this millisecond is expected any more
   */
  static long endFor(long eventTimeMicros, long tickMicros, long watermarkMillis) {
    long own = endAfter(eventTimeMicros, tickMicros);
    if (timer(own) > watermarkMillis || watermarkMillis == Long.MAX_VALUE) {
      return own;
    }
    return endAfter(TimerBuckets.micros(watermarkMillis) + 1, tickMicros);
  }

  /** End of the tick that holds a moment. */
  static long endAfter(long micros, long tickMicros) {
    return (Math.floorDiv(micros, tickMicros) + 1) * tickMicros;
  }

  /** The watermark that promises that nothing before a moment will come. */
  static long timer(long micros) {
    return Math.floorDiv(micros - 1, TimerBuckets.MICROS_PER_MILLI);
  }

  /** Whether a watermark of this millisecond is the first that closes some tick. */
  static boolean isTimer(long timestampMillis, long tickMicros) {
    long next = TimerBuckets.micros(timestampMillis) + 1;
    return timer(Math.floorDiv(next, tickMicros) * tickMicros) == timestampMillis;
  }
}
