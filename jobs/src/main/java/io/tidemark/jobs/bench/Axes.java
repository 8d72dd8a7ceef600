// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static io.tidemark.jobs.bench.Workload.Spread.ZIPF;
import static io.tidemark.jobs.config.JobConfig.StateBackend.HEAP;
import static io.tidemark.jobs.config.JobConfig.StateBackend.ROCKSDB;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is varied, one thing at a time: all else is as in {@link Setting#base}. */
final class Axes {

  private static final int QUICK_WARM_UP = 5;
  private static final int NAIVE_SLICE = 100_000;
  private static final int NAIVE_WARM_UP = 15;
  private static final long DAY_MICROS = 86_400_000_000L;

  /** Predictions that wait at any time where outcomes take a month. */
  private static final int MANY = 3 * Setting.SLICE;

  private Axes() {}

  /** The two rows that are measured often, with less warm-up. */
  static List<Setting> quick() {
    return List.of(
        Setting.base(HEAP, BenchGraph.FORWARD).slices(QUICK_WARM_UP, Setting.PAIRS),
        Setting.base(ROCKSDB, BenchGraph.STATE).slices(QUICK_WARM_UP, Setting.PAIRS));
  }

  /** The settings of every axis, by its name. */
  static Map<String, List<Setting>> all() {
    Setting heap = Setting.base(HEAP, BenchGraph.FORWARD);
    Setting rocks = Setting.base(ROCKSDB, BenchGraph.FORWARD);
    Map<String, List<Setting>> axes = new LinkedHashMap<>();
    axes.put("backend", List.of(heap, Setting.base(ROCKSDB, BenchGraph.STATE), rocks));
    axes.put(
        "naive", List.of(naive(BenchGraph.NAIVE, "object"), naive(BenchGraph.DIGEST, "bytes")));
    axes.put(
        "lookup",
        List.of(
            heap.on("lookup", "dimensions").lookup("dimensions"),
            Setting.base(ROCKSDB, BenchGraph.STATE).on("lookup", "dimensions").lookup("dimensions"),
            rocks.on("lookup", "dimensions").lookup("dimensions")));
    axes.put(
        "segments",
        List.of(
            heap.on("segments", "100").workload(heap.workload().segments(100)),
            heap.on("segments", "10,000"),
            heap.on("segments", "1,000,000").workload(heap.workload().segments(1_000_000))));
    axes.put(
        "parallelism",
        List.of(heap.on("parallelism", "1"), heap.on("parallelism", "2").parallelism(2)));
    axes.put(
        "hot-rollup",
        List.of(heap.on("hot-rollup", "1"), heap.on("hot-rollup", "2").parallelism(2)));
    axes.put("targets", List.of(heap.on("targets", "4").targets(4)));
    axes.put(
        "guarantee",
        List.of(
            heap.on("guarantee", "at-least-once").guarantee("at-least-once"),
            heap.on("guarantee", "exactly-once").guarantee("exactly-once")));
    Workload usual = heap.workload();
    axes.put("skew", List.of(heap.on("skew", "zipf-1.1").workload(usual.spread(ZIPF))));
    axes.put(
        "delay",
        List.of(
            heap.on("delay", "0").workload(usual.pending(0, usual.stepMicros())),
            heap.on("delay", "30d").workload(usual.pending(MANY, 30 * DAY_MICROS / MANY))));
    return axes;
  }

  /** Smaller slices, and more of them, because the naive job takes half a minute for each. */
  private static Setting naive(BenchGraph graph, String name) {
    Setting base = Setting.base(ROCKSDB, graph).on("naive", name);
    return base.workload(base.workload().slices(NAIVE_SLICE)).slices(NAIVE_WARM_UP, Setting.PAIRS);
  }
}
