// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.event.PolicyInput;
import io.tidemark.policy.Dimension;
import io.tidemark.policy.RollupKey;
import io.tidemark.policy.SegmentKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which rollups were asked to learn a new baseline, and when: one subtask's view of what is in
 * broadcast state. A segment does so once, at its first record after the request.
 *
 * <p>Requests come from people, so they are few; of more than {@value #MAX_KNOWN} the oldest are
 * forgotten, and segments that saw no record since then go on as they are.
 */
final class Relearning {

  /** Broadcast state of requests: when asked, by rollup. */
  static final MapStateDescriptor<String, Long> DESCRIPTOR =
      new MapStateDescriptor<>("relearning", Types.STRING, Types.LONG);

  static final int MAX_KNOWN = 1 << 10;

  private static final int MAX_CACHED_SEGMENTS = 1 << 14;

  private final Map<String, Long> asked = new TreeMap<>();

  /** What was found out of segments since the last request: they are asked with each record. */
  private final Map<String, Long> askedOfSegment = new HashMap<>();

  private final Map<String, Set<Dimension>> dimensions = new TreeMap<>();

  static Relearning open(BroadcastState<String, Long> state) throws Exception {
    Relearning relearning = new Relearning();
    for (Map.Entry<String, Long> entry : state.entries()) {
      relearning.know(entry.getKey(), entry.getValue());
    }
    return relearning;
  }

  private void know(String rollup, long askedMicros) {
    asked.put(rollup, askedMicros);
    dimensions.put(rollup, new HashSet<>(RollupKey.parse(rollup).dimensions()));
  }

  void accept(PolicyInput.Relearn request, BroadcastState<String, Long> state) throws Exception {
    if (asked.getOrDefault(request.rollup(), Long.MIN_VALUE) >= request.askedMicros()) {
      return;
    }
    know(request.rollup(), request.askedMicros());
    askedOfSegment.clear();
    state.put(request.rollup(), request.askedMicros());
    if (asked.size() > MAX_KNOWN) {
      String oldest = asked.entrySet().stream().min(Map.Entry.comparingByValue()).get().getKey();
      asked.remove(oldest);
      dimensions.remove(oldest);
      state.remove(oldest);
    }
  }

  /** When a segment was asked last; {@link Long#MIN_VALUE} when never. */
  long askedMicros(String segment) {
    if (asked.isEmpty()) {
      return Long.MIN_VALUE;
    }
    Long known = askedOfSegment.get(segment);
    if (known == null) {
      if (askedOfSegment.size() >= MAX_CACHED_SEGMENTS) {
        askedOfSegment.clear();
      }
      known = newest(segment);
      askedOfSegment.put(segment, known);
    }
    return known;
  }

  private long newest(String segment) {
    SegmentKey key = SegmentKey.parse(segment);
    long newest = Long.MIN_VALUE;
    for (Map.Entry<String, Long> request : asked.entrySet()) {
      boolean covers =
          RollupKey.parse(request.getKey()).model().equals(key.model())
              && key.dimensions().containsAll(dimensions.get(request.getKey()));
      newest = covers ? Math.max(newest, request.getValue()) : newest;
    }
    return newest;
  }
}
