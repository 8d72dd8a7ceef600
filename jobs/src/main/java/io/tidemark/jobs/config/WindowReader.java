// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.flink.event.PolicyWords;
import io.tidemark.policy.PolicyDefaults;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the calibration window of a policy, and other spans of outcomes. */
final class WindowReader {

  static final List<String> KEYS = List.of("count", "duration", "panes", "sketch", "halfLife");

  private WindowReader() {}

  static WindowSpec read(Section keys) {
    int panes = keys.read("panes", Shape.INTEGER).orElse(PolicyDefaults.WINDOW_PANES);
    boolean allowed = panes >= 1 && panes <= 256;
    keys.require(allowed, "panes", "in [1, 256]");
    WindowSpec.Extent extent = extent(keys, "count", PolicyDefaults.WINDOW_COUNT);
    return new WindowSpec(
        extent,
        allowed ? panes : PolicyDefaults.WINDOW_PANES,
        keys.read("sketch", Shape.choice(PolicyWords.SKETCH.byWord()))
            .orElse(PolicyDefaults.WINDOW_SKETCH),
        halfLife(keys, extent));
  }

  /** In outcomes or in time, as the window is. */
  private static OptionalLong halfLife(Section keys, WindowSpec.Extent extent) {
    Optional<Long> halfLife =
        extent instanceof WindowSpec.Count
            ? keys.read("halfLife", Shape.INTEGER).map(Integer::longValue)
            : keys.read("halfLife", Shape.MICROS);
    return halfLife.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  static WindowSpec.Extent extent(Section keys, String countKey, int defaultCount) {
    Optional<Integer> count = keys.read(countKey, Shape.INTEGER);
    Optional<Long> micros = keys.read("duration", Shape.MICROS);
    keys.require(count.isEmpty() || micros.isEmpty(), "duration", "absent beside " + countKey);
    if (micros.isPresent()) {
      return new WindowSpec.Span(micros.get());
    }
    return new WindowSpec.Count(count.orElse(defaultCount));
  }
}
