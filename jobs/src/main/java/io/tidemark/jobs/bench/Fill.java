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
      add(workload.slice(slice), events, inputs);
    }
  }

  /** Adds one slice. */
  static void add(Slice slice, BenchEvents events, List<SlicedInput> inputs) throws IOException {
    inputs.forEach(SlicedInput::begin);
    for (long i = slice.predictionsFrom(); i < slice.predictionsTo(); i++) {
      byte[] event = events.prediction(i);
      int segment = events.segment(i);
      inputs.forEach(input -> input.prediction(segment, event));
    }
    for (long i = slice.outcomesFrom(); i < slice.outcomesTo(); i++) {
      byte[] event = events.outcome(i);
      int segment = events.segment(i);
      inputs.forEach(input -> input.outcome(segment, event));
    }
    inputs.forEach(SlicedInput::end);
  }
}
