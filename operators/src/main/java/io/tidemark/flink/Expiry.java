// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.state.Kept;
import io.tidemark.flink.state.Pending;
import io.tidemark.policy.Policy;

/** What time does to a segment: predictions expire, tombstones and idle segments are forgotten. */
final class Expiry {

  private Expiry() {}

  static void at(long nowMicros, Policy policy, String segment, Turn turn) throws Exception {
    turn.segment()
        .predictions()
        .expire(
            nowMicros,
            policy.labelHorizonMicros(),
            new Predictions.Ended() {
              @Override
              public void expired(Pending pending) {
                Expiry.expired(pending, segment, turn);
              }

              @Override
              public void unmatched(Kept.Early early) {
                Expiry.unmatched(early, turn);
              }
            });
    if (turn.segment().lastSeen().isPresent()) {
      dropWhenIdle(
          nowMicros, turn.segment().lastSeen().get() + policy.retentionMicros(), policy, turn);
    }
  }

  /** A retention that has grown since the last record needs a look of its own. */
  private static void dropWhenIdle(long nowMicros, long dropAtMicros, Policy policy, Turn turn)
      throws Exception {
    if (dropAtMicros > nowMicros) {
      turn.register(dropAtMicros, policy.labelHorizonMicros());
    } else if (!turn.segment().waits()) {
      turn.segment().clear();
    }
  }

  private static void expired(Pending pending, String segment, Turn turn) {
    Pending.Open open = pending.open().orElseThrow();
    long at = turn.expiryMicros(pending.deadlineMicros(), open);
    turn.fact(open, SegmentFact.of(SegmentFact.Kind.EXPIRED, at));
    turn.emit(Tally.TAG, new Tally(Tally.Kind.EXPIRED_PREDICTION, open.model(), segment, 1));
  }

  private static void unmatched(Kept.Early early, Turn turn) {
    turn.reject(
        early.outcome(),
        DeadLetterReason.UNMATCHED_OUTCOME,
        "no prediction of id " + early.predictionId() + " within the label horizon");
  }

  /** Counts what still waits when the input has ended. */
  static void tally(String segment, Turn turn) throws Exception {
    long open = turn.segment().predictions().open();
    if (open > 0) {
      turn.emit(
          Tally.TAG,
          new Tally(Tally.Kind.PENDING_PREDICTION, turn.segment().model(), segment, open));
    }
    long early = turn.segment().predictions().early();
    if (early > 0) {
      turn.emit(Tally.TAG, new Tally(Tally.Kind.WAITING_OUTCOME, "", "", early));
    }
  }
}
