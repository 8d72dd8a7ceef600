// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.Locale;

/**
 * How long intervals took at half of the job's capacity, from when a prediction was due to be sent
 * until a consumer had its interval.
 *
 * @param guarantee of all outputs
 * @param rate events sent a second, predictions and outcomes
 * @param capacity events a second that the job took while it caught up
 * @param seconds that were measured
 * @param predictions in them
 * @param checkpointMillis between the beginnings of checkpoints, which exactly-once output waits
 *     for
 */
record LatencyRow(
    String guarantee,
    double rate,
    double capacity,
    double seconds,
    int predictions,
    double p50Millis,
    double p99Millis,
    double p999Millis,
    double maxMillis,
    long checkpointMillis)
    implements Rows.Line {

  @Override
  public String line() {
    return String.format(
        Locale.ROOT,
        "latency %s: %.0f/s of %.0f/s, %d intervals in %.0f s, p50 %.1f ms, p99 %.1f ms,"
            + " p99.9 %.1f ms, most %.1f ms, a checkpoint every %d ms",
        guarantee,
        rate,
        capacity,
        predictions,
        seconds,
        p50Millis,
        p99Millis,
        p999Millis,
        maxMillis,
        checkpointMillis);
  }
}
