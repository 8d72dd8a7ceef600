// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

/** What reaches the calibration of a segment. */
public sealed interface SegmentInput {

  /** The key of the segment. */
  String segment();

  /** The model of the segment. */
  String model();

  /** The prediction it is about. */
  String predictionId();

  /** When it happened. */
  long eventTimeMicros();

  /** A prediction of this segment. */
  record PredictionArrived(String segment, PredictionEvent prediction) implements SegmentInput {
    @Override
    public String model() {
      return prediction.model();
    }

    @Override
    public String predictionId() {
      return prediction.id();
    }

    @Override
    public long eventTimeMicros() {
      return prediction.eventTimeMicros();
    }
  }

  /** An outcome for one prediction of this segment. */
  record OutcomeArrived(String segment, String model, String predictionId, OutcomeEvent outcome)
      implements SegmentInput {
    @Override
    public long eventTimeMicros() {
      return outcome.eventTimeMicros();
    }
  }
}
