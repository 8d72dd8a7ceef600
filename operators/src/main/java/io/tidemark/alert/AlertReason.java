// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

/** Why an alert made a step. */
public enum AlertReason {
  /** Evidence rose half way to its limit. */
  EVIDENCE_RISING,
  /** Evidence reached its limit. */
  LIMIT_REACHED,
  /** Evidence reached its limit again during the hold. */
  RELAPSED,
  /** Evidence reached its limit again within the cool-down. */
  REOPENED,
  /** Pending evidence stayed below half of its limit for the hold. */
  EVIDENCE_FADED,
  /** The detector of recovery, or the miss rate's upper bound, says that the fault is over. */
  RATE_RECOVERED,
  /** Evidence stayed below half of its limit for the hold. */
  EVIDENCE_LOW,
  /** The fault stayed away for the hold. */
  HELD,
  /** No reading for the time that means no data. */
  IDLE,
  /** A reading after no data. */
  DATA_RETURNED,
  /** A coarser rollup fires and explains this. */
  INHIBITED,
  /** No coarser rollup explains this any more. */
  INHIBITION_ENDED,
  /** Somebody has taken this on. */
  ACKNOWLEDGED,
  /** Not to be paged until a given time. */
  SILENCED,
  /** That time has come. */
  SILENCE_ENDED,
  /** Somebody has declared this over. */
  REARMED,
  /** Another version of the policy is in force. */
  POLICY_CHANGED
}
