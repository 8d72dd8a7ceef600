// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.OutcomeEvent;

/** Where outcomes go that the directory has no use for. */
interface DirectoryLetters {

  void report(DeadLetterReason reason, String message, OutcomeEvent outcome);

  /** An outcome after the first. */
  default void reportRepeat(OutcomeEvent first, OutcomeEvent again) {
    boolean revised = again.revision() > first.revision();
    report(
        revised ? DeadLetterReason.REVISED_OUTCOME : DeadLetterReason.DUPLICATE_OUTCOME,
        "revision " + again.revision() + " after revision " + first.revision() + " was learned",
        again);
  }

  /** An outcome that no prediction was found for. */
  default void reportUnmatched(OutcomeEvent o) {
    String what = o.targetKey().map(t -> "target " + t).orElse("id " + o.predictionId().orElse(""));
    report(
        DeadLetterReason.UNMATCHED_OUTCOME,
        "no prediction of " + what + " within the label horizon",
        o);
  }
}
