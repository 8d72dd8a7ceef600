// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

/**
 * Which state follows which.
 *
 * <pre>
 * INACTIVE -- evidence at half its log limit --> PENDING -- at its limit --> FIRING &lt;-> SUPPRESSED
 *    ^                                             |                      |    ^    (by an ancestor
 *    +------- low for the hold, never fired -------+                 calm |    | limit   that fires)
 *                                                                         v    | again
 *                     FIRING &lt;-- limit again -- RESOLVED &lt;-- held -- RECOVERING
 * </pre>
 *
 * From INACTIVE and RESOLVED an alert may fire without having been pending. Every open state may
 * lose its data, and then goes on from where it was.
 */
final class AlertDiagram {

  private final long hold;

  AlertDiagram(AlertSettings settings) {
    this.hold = settings.holdMicros();
  }

  /** A state and what leads to it. */
  record Move(AlertState to, AlertReason why) {}

  /**
   * The move after a reading; to the same state when there is none. FIRING stands for SUPPRESSED.
   *
   * @param from not NO_DATA
   * @param at the state that has taken the reading
   */
  Move next(AlertState from, AlertReading reading, AlertSnapshot at) {
    return switch (from) {
      case INACTIVE, RESOLVED -> fromClosed(from, reading, at);
      case PENDING -> fromPending(reading, at);
      case FIRING, SUPPRESSED -> fromActive(reading, at);
      case RECOVERING -> fromRecovering(reading, at);
      case NO_DATA -> throw new IllegalStateException("an alert does not go on from no data");
    };
  }

  private static Move fromClosed(AlertState from, AlertReading reading, AlertSnapshot at) {
    if (isOverAnew(reading, at)) {
      return new Move(AlertState.FIRING, AlertReason.LIMIT_REACHED);
    }
    boolean rising = at.armed() && !reading.isOver() && !reading.isCalm();
    return rising
        ? new Move(AlertState.PENDING, AlertReason.EVIDENCE_RISING)
        : new Move(from, AlertReason.HELD);
  }

  private Move fromPending(AlertReading reading, AlertSnapshot at) {
    if (isOverAnew(reading, at)) {
      return new Move(AlertState.FIRING, AlertReason.LIMIT_REACHED);
    }
    AlertState closed = at.fired() ? AlertState.RESOLVED : AlertState.INACTIVE;
    return isHeld(at, reading)
        ? new Move(closed, AlertReason.EVIDENCE_FADED)
        : new Move(AlertState.PENDING, AlertReason.EVIDENCE_RISING);
  }

  private Move fromActive(AlertReading reading, AlertSnapshot at) {
    boolean settled = reading.atMicros() - at.changedAtMicros() >= hold;
    if (settled && reading.recovered()) {
      return new Move(AlertState.RECOVERING, AlertReason.RATE_RECOVERED);
    }
    return settled && isHeld(at, reading)
        ? new Move(AlertState.RECOVERING, AlertReason.EVIDENCE_LOW)
        : new Move(AlertState.FIRING, AlertReason.LIMIT_REACHED);
  }

  private Move fromRecovering(AlertReading reading, AlertSnapshot at) {
    if (isOverAnew(reading, at)) {
      return new Move(AlertState.FIRING, AlertReason.RELAPSED);
    }
    boolean held = isHeld(at, reading) && reading.atMicros() - at.changedAtMicros() >= hold;
    return held
        ? new Move(AlertState.RESOLVED, AlertReason.HELD)
        : new Move(AlertState.RECOVERING, AlertReason.HELD);
  }

  /** Over the limit, and not merely still over it while the rate has recovered. */
  private static boolean isOverAnew(AlertReading reading, AlertSnapshot at) {
    return reading.isOver() && (at.armed() || !reading.isCalm());
  }

  private boolean isHeld(AlertSnapshot at, AlertReading reading) {
    return at.calmSinceMicros().isPresent()
        && reading.atMicros() - at.calmSinceMicros().getAsLong() >= hold;
  }
}
