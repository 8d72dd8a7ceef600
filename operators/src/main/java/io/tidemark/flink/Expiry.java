// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.state.Pending;
import io.tidemark.policy.Policy;
import java.util.Map;

/** What time does to a segment: predictions expire, tombstones and idle segments are forgotten. */
final class Expiry {

  private Expiry() {}

  static void at(long nowMicros, Policy policy, String segment, Turn turn) throws Exception {
    expirePredictions(nowMicros, segment, turn);
    expireOutcomes(nowMicros, policy.labelHorizonMicros(), turn);
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

  private static void expirePredictions(long nowMicros, String segment, Turn turn)
      throws Exception {
    turn.segment().predictions().expire(nowMicros, pending -> expired(pending, segment, turn));
  }

  private static void expired(Pending pending, String segment, Turn turn) {
    Pending.Open open = pending.open().orElseThrow();
    long at = turn.expiryMicros(pending.deadlineMicros(), open);
    turn.fact(open, SegmentFact.of(SegmentFact.Kind.EXPIRED, at));
    turn.emit(Tally.TAG, new Tally(Tally.Kind.EXPIRED_PREDICTION, open.model(), segment, 1));
  }

  private static void expireOutcomes(long nowMicros, long horizonMicros, Turn turn)
      throws Exception {
    for (Map.Entry<String, OutcomeEvent> entry : turn.segment().early().all()) {
      if (entry.getValue().eventTimeMicros() + horizonMicros <= nowMicros) {
        turn.segment().early().take(entry.getKey());
        turn.reject(
            entry.getValue(),
            DeadLetterReason.UNMATCHED_OUTCOME,
            "no prediction of id " + entry.getKey() + " within the label horizon");
      }
    }
  }

  /** Counts what still waits when the input has ended. */
  static void tally(String segment, Turn turn) throws Exception {
    long open = turn.segment().predictions().open();
    if (open > 0) {
      turn.emit(
          Tally.TAG,
          new Tally(Tally.Kind.PENDING_PREDICTION, turn.segment().model(), segment, open));
    }
    long early = turn.segment().early().all().size();
    if (early > 0) {
      turn.emit(Tally.TAG, new Tally(Tally.Kind.WAITING_OUTCOME, "", "", early));
    }
  }
}
