// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.TickSums;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sums the news of segments by rollup and tick, in memory. What it holds is bounded by the number
 * of sums; whoever owns it drains it.
 */
final class RollupSums {

  /** In the order of their first fact, so that the same input gives the same output. */
  private final Map<Place, RollupTick> sums = new LinkedHashMap<>();

  private record Place(String rollup, long tickEndMicros) {}

  int size() {
    return sums.size();
  }

  /**
   * Adds a fact to all its rollups.
   *
   * @param watermarkMillis a tick that this has passed takes no more facts: they go to the first
   *     that does
   */
  void add(SegmentNews news, long watermarkMillis) {
    long end =
        Ticks.endFor(news.fact().eventTimeMicros(), news.settings().tickMicros(), watermarkMillis);
    List<String> rollups = news.rollups();
    for (int i = 0; i < rollups.size(); i++) {
      TickSums tick = summing(rollups.get(i), end, news).sums();
      tick.add(news.fact(), news.targets());
      news.pair().ifPresent(tick::add);
    }
  }

  private RollupTick summing(String rollup, long end, SegmentNews news) {
    Place place = new Place(rollup, end);
    RollupTick known = sums.get(place);
    if (known != null && known.policyVersion() >= news.policyVersion()) {
      return known;
    }
    RollupTick tick = tick(place, news, known == null ? new TickSums() : known.sums());
    sums.put(place, tick);
    return tick;
  }

  private static RollupTick tick(Place place, SegmentNews news, TickSums sums) {
    return new RollupTick(
        place.rollup(),
        news.model(),
        place.tickEndMicros(),
        news.policyVersion(),
        news.settings(),
        sums);
  }

  /** Hands out the sums of all ticks that a watermark closes. */
  void drainTo(long watermarkMillis, Consumer<RollupTick> out) {
    Iterator<RollupTick> ticks = sums.values().iterator();
    while (ticks.hasNext()) {
      RollupTick tick = ticks.next();
      if (Ticks.timer(tick.tickEndMicros()) <= watermarkMillis) {
        out.accept(tick);
        ticks.remove();
      }
    }
  }

  /** Hands out everything. */
  void drain(Consumer<RollupTick> out) {
    sums.values().forEach(out);
    sums.clear();
  }
}
