// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.flink.event.SegmentInput;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;

/** What an operator in the place of calibration does with its state for each event. */
interface FloorWork extends Serializable {

  /** Before the first event. */
  void open(RuntimeContext context);

  /** A prediction of the current key. */
  void onPrediction() throws IOException;

  /** An outcome of the current key. */
  void onOutcome(SegmentInput.OutcomeArrived outcome) throws IOException;

  /** Nothing. */
  record Forward() implements FloorWork {

    @Override
    public void open(RuntimeContext context) {
      // no state
    }

    @Override
    public void onPrediction() {
      // forwarded
    }

    @Override
    public void onOutcome(SegmentInput.OutcomeArrived outcome) {
      // forwarded
    }
  }
}
