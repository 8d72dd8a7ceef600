// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.util.Locale;

/**
 * What was measured of one slice of a long run.
 *
 * @param events predictions and outcomes
 * @param seconds in which the job was busy with them
 * @param stateBytes of all state after it
 * @param checkpointBytes that its checkpoint wrote
 * @param heapBytes used in the job's process, garbage included
 * @param rssBytes memory of that process, by the operating system
 * @param touchedSegments that had an event
 */
record EndurancePoint(
    long events,
    double seconds,
    double rate,
    long stateBytes,
    long checkpointBytes,
    long checkpointMillis,
    long heapBytes,
    long rssBytes,
    int touchedSegments) {

  private static final double MEGABYTE = 1e6;

  static EndurancePoint of(Side.Measured slice, WorkerProcess worker, int touched)
      throws IOException {
    return new EndurancePoint(
        slice.events(),
        slice.seconds(),
        slice.rate(),
        slice.checkpoint().stateBytes(),
        slice.checkpoint().writtenBytes(),
        slice.checkpoint().millis(),
        worker.heapBytes(),
        worker.rssBytes(),
        touched);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d events, %.0f/s, %d segments touched, checkpoint %.1f of %.1f MB in %d ms,"
            + " heap %.0f MB, RSS %.0f MB",
        events,
        rate,
        touchedSegments,
        checkpointBytes / MEGABYTE,
        stateBytes / MEGABYTE,
        checkpointMillis,
        heapBytes / MEGABYTE,
        rssBytes / MEGABYTE);
  }
}
