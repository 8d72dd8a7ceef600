// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

/** Where an alert stands. */
public enum AlertState {
  /** Nothing speaks for a fault, or what did has faded before it was enough. */
  INACTIVE,
  /** Evidence is half way to its limit, on the log scale. Listed, not paged. */
  PENDING,
  /** Evidence reached its limit. The one state that pages. */
  FIRING,
  /** As firing, but explained by a coarser rollup that fires. Listed, not paged. */
  SUPPRESSED,
  /** The fault seems over; the hold runs. */
  RECOVERING,
  /** The fault stayed away for the hold. */
  RESOLVED,
  /** An alert that was open and hears nothing any more; it goes on where it was. */
  NO_DATA;

  /** Whether an episode is under way. */
  public boolean isOpen() {
    return this != INACTIVE && this != RESOLVED;
  }

  /** Whether evidence is over its limit, paged or not. */
  boolean isActive() {
    return this == FIRING || this == SUPPRESSED;
  }
}
