// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.state.StateTypes;
import org.apache.flink.util.OutputTag;

/**
 * What still waits when a bounded input has ended: the last term of law L7, counted where the state
 * is and not derived from the other terms.
 *
 * @param model empty for outcomes
 * @param segment empty for outcomes
 */
public record Tally(Kind kind, String model, String segment, long count) {

  /** Side output of tallies. */
  public static final OutputTag<Tally> TAG = new OutputTag<>("tallies", StateTypes.TALLY);

  /** What waits, or what happened outside the other outputs. */
  public enum Kind {
    /** Predictions without an outcome, within their label horizon. */
    PENDING_PREDICTION,
    /** Predictions whose label horizon passed without an outcome. */
    EXPIRED_PREDICTION,
    /** Outcomes without a prediction, within the label horizon. */
    WAITING_OUTCOME
  }
}
