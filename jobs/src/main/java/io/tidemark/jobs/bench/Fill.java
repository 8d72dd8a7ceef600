// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.util.List;

/** Fills the input topics of jobs with the same events. */
record Fill(Workload workload, List<SlicedInput> inputs) {

  /** Adds slices: from, and the one after the last. */
  void slices(int from, int to) throws IOException {
    BenchEvents events = new BenchEvents(workload);
    for (int slice = from; slice < to; slice++) {
      inputs.forEach(SlicedInput::begin);
      fill(slice, events);
      inputs.forEach(SlicedInput::end);
    }
  }

  private void fill(int slice, BenchEvents events) throws IOException {
    for (long i = workload.predictionsFrom(slice); i < workload.predictionsFrom(slice + 1); i++) {
      byte[] event = events.prediction(i);
      int segment = events.segment(i);
      inputs.forEach(input -> input.prediction(segment, event));
    }
    for (long i = workload.outcomesFrom(slice); i < workload.outcomesFrom(slice + 1); i++) {
      byte[] event = events.outcome(i);
      int segment = events.segment(i);
      inputs.forEach(input -> input.outcome(segment, event));
    }
  }
}
