// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills slices one ahead of the job, in a thread of its own. */
final class AheadFill implements AutoCloseable {

  private final SlicedInput input;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread worker = new Thread(work, "bench-fill");
            worker.setDaemon(true);
            return worker;
          });
  private Future<?> filled;

  AheadFill(SlicedInput input) {
    this.input = input;
  }

  /** Begins to fill a slice, after the one before. */
  void begin(EndurancePlan.Step step) {
    filled =
        thread.submit(
            () -> {
              Fill.add(step.slice(), step.events(), List.of(input));
              return null;
            });
  }

  /** Waits until the slice is full. */
  void await() throws IOException, InterruptedException {
    try {
      filled.get();
    } catch (ExecutionException e) {
      throw new IOException("filling a slice", e.getCause());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
