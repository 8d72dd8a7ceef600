// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.TransitionReason;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.event.SegmentInput.OutcomeArrived;
import io.tidemark.flink.state.Pending;
import io.tidemark.predictor.Calibration;

/** Tells of every change of a segment's baseline: none is silent (law L11). */
final class BaselineNews {

  private BaselineNews() {}

  /** The baseline of the segment begins anew. */
  static void started(
      OutcomeArrived arrived, Pending.Open open, TransitionReason reason, Turn turn) {
    started(arrived, open.policyVersion(), reason, turn);
  }

  /** The baseline of the segment begins anew, seen with a record of it. */
  static void started(SegmentInput input, long policyVersion, TransitionReason reason, Turn turn) {
    turn.emit(
        CalibrateFunction.TRANSITIONS,
        Transitions.started(
            input.model(), input.segment(), reason, input.eventTimeMicros(), policyVersion));
  }

  /** The thresholds of the baseline are frozen: it is complete, or a policy has other targets. */
  static void frozen(
      OutcomeArrived arrived,
      Pending.Open open,
      Calibration calibration,
      TransitionReason reason,
      Turn turn) {
    turn.emit(
        CalibrateFunction.TRANSITIONS,
        Transitions.frozen(
            open.model(),
            arrived.segment(),
            reason,
            calibration.baselineOutcomes(),
            calibration.baselineThresholds(),
            arrived.eventTimeMicros(),
            open.policyVersion()));
  }
}
