// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code kafka.batching}; keys that are left out take their defaults. */
final class BatchingReader {

  static final String KEY = "batching";

  private static final List<String> KEYS =
      List.of("bytes", "linger", "intervalsLinger", "compression");

  private BatchingReader() {}

  static Batching in(Section kafka) {
    return kafka.section(KEY, KEYS).map(BatchingReader::read).orElse(Batching.DEFAULT);
  }

  /** A value that is not allowed is a problem, and stands as its default until all are known. */
  private static Batching read(Section batching) {
    int bytes = batching.read("bytes", Shape.INTEGER).orElse(Batching.DEFAULT.bytes());
    boolean fits = bytes >= 1 && bytes <= Batching.MOST_BYTES;
    batching.require(fits, "bytes", "in [1, " + Batching.MOST_BYTES + "]");
    return new Batching(
        fits ? bytes : Batching.DEFAULT.bytes(),
        linger(batching, "linger", Batching.DEFAULT.linger()),
        linger(batching, "intervalsLinger", Batching.DEFAULT.intervalsLinger()),
        compression(batching));
  }

  private static Duration linger(Section batching, String key, Duration defaultValue) {
    Duration linger = batching.read(key, Shape.DURATION).orElse(defaultValue);
    boolean fits = Batching.isLinger(linger);
    batching.require(fits, key, "in [PT0S, " + Batching.MOST_LINGER + "]");
    return fits ? linger : defaultValue;
  }

  private static String compression(Section batching) {
    Map<String, String> options = new LinkedHashMap<>();
    Batching.COMPRESSIONS.forEach(name -> options.put(name, name));
    return batching
        .read("compression", Shape.choice(options))
        .orElse(Batching.DEFAULT.compression());
  }
}
