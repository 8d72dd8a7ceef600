// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How sinks put records together before they send them.
 *
 * @param bytes of a batch at most, in [1, 16777216]
 * @param linger how long a batch that is not full waits for more, in [0, 1 minute]
 * @param intervalsLinger the same for intervals, which a prediction's user waits for
 * @param compression of batches, one of {@link #COMPRESSIONS}
 */
public record Batching(int bytes, Duration linger, Duration intervalsLinger, String compression) {

  /** Those that every client and broker knows. */
  public static final List<String> COMPRESSIONS = List.of("none", "lz4", "zstd", "snappy", "gzip");

  static final int MOST_BYTES = 1 << 24;
  static final Duration MOST_LINGER = Duration.ofMinutes(1);

  /**
   * Batches of 128 KiB by lz4; 20 ms, and 5 for intervals. Without a wait a busy job would make a
   * batch of nearly every interval, and pay a compressor and a request for it.
   */
  public static final Batching DEFAULT =
      new Batching(131_072, Duration.ofMillis(20), Duration.ofMillis(5), "lz4");

  /** Rejects what the parameters exclude. */
  public Batching {
    if (bytes < 1 || bytes > MOST_BYTES) {
      throw new IllegalArgumentException("bytes must be in [1, " + MOST_BYTES + "]: was " + bytes);
    }
    requireLinger("linger", linger);
    requireLinger("intervalsLinger", intervalsLinger);
    if (!COMPRESSIONS.contains(compression)) {
      throw new IllegalArgumentException(
          "compression must be one of " + COMPRESSIONS + ": was " + compression);
    }
  }

  private static void requireLinger(String name, Duration linger) {
    if (!isLinger(linger)) {
      throw new IllegalArgumentException(
          name + " must be in [PT0S, " + MOST_LINGER + "]: was " + linger);
    }
  }

  static boolean isLinger(Duration linger) {
    return !linger.isNegative() && linger.compareTo(MOST_LINGER) <= 0;
  }

  /** What the producer of an output is told. */
  public Map<String, String> properties(String output) {
    Duration wait = output.equals("intervals") ? intervalsLinger : linger;
    return Map.of(
        "batch.size", Integer.toString(bytes),
        "linger.ms", Long.toString(wait.toMillis()),
        "compression.type", compression);
  }
}
