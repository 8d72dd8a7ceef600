// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.Locale;

/**
 * What was measured of one setting.
 *
 * @param floor what the job is compared with: "forward", "state" or "naive"
 * @param jobRate median events a second, predictions and outcomes
 * @param ratio of the rates of a pair, the job's above
 * @param cpuRatio median of the CPU seconds of a pair, the job's above
 * @param restarts of both jobs; always 0, since a row with a restart fails
 */
record Row(
    String axis,
    String setting,
    String backend,
    int segments,
    int parallelism,
    String floor,
    double jobRate,
    double floorRate,
    Ratio ratio,
    double cpuRatio,
    int restarts)
    implements Rows.Line {

  @Override
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s %s, %s, %d segments, parallelism %d: job %.0f/s, %s %.0f/s, ratio %.3f"
            + " (%.3f to %.3f, %d pairs), CPU %.2f",
        axis,
        setting,
        backend,
        segments,
        parallelism,
        jobRate,
        floor,
        floorRate,
        ratio.median(),
        ratio.low(),
        ratio.high(),
        ratio.pairs(),
        cpuRatio);
  }
}
