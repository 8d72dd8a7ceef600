// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A slice of the job and the same slice of its floor. */
record Pair(Side.Measured job, Side.Measured floor) {

  double ratio() {
    return job.rate() / floor.rate();
  }

  double cpuRatio() {
    return job.cpuSeconds() / floor.cpuSeconds();
  }

  /** What pairs of a setting say. */
  static Row row(Setting setting, List<Pair> pairs, int restarts) {
    return new Row(
        setting.axis(),
        setting.name(),
        setting.backend().name().toLowerCase(Locale.ROOT),
        setting.workload().segments(),
        setting.parallelism(),
        setting.floor().name().toLowerCase(Locale.ROOT),
        median(pairs, pair -> pair.job.rate()),
        median(pairs, pair -> pair.floor.rate()),
        Ratio.of(pairs.stream().mapToDouble(Pair::ratio).toArray()),
        median(pairs, Pair::cpuRatio),
        restarts);
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> value) {
    double[] sorted = pairs.stream().mapToDouble(value).toArray();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "job %.0f/s, floor %.0f/s, ratio %.3f, CPU %.1f s / %.1f s, bytes %d / %d",
        job.rate(),
        floor.rate(),
        ratio(),
        job.cpuSeconds(),
        floor.cpuSeconds(),
        bytes(job),
        bytes(floor));
  }

  private static long bytes(Side.Measured side) {
    return side.written().sums().values().stream().mapToLong(Written.Sum::bytes).sum();
  }
}
