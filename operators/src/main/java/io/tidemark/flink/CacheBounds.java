// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import java.io.Serializable;

/**
 * How much one subtask of CALIBRATE keeps at hand beside Flink's state.
 *
 * @param segments whole segments but their predictions, at least 1; about 2 kB each and 10 bytes
 *     per score in its windows
 * @param predictionBytes of predictions that wait and of tombstones, at least 0: some 150 to 300
 *     and 30 bytes each
 */
public record CacheBounds(int segments, long predictionBytes) implements Serializable {

  /** About 100 MB of segments of the default policy, and as much of predictions, at most. */
  public static final CacheBounds DEFAULT = new CacheBounds(16_384, 96L << 20);

  /** Rejects bounds outside their ranges. */
  public CacheBounds {
    if (segments < 1) {
      throw new IllegalArgumentException("segments must be at least 1: was " + segments);
    }
    if (predictionBytes < 0) {
      throw new IllegalArgumentException(
          "predictionBytes must be at least 0: was " + predictionBytes);
    }
  }
}
