// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The life of one alert, driven by readings of its detector, by event time and by commands, along
 * the {@link AlertDiagram}.
 *
 * <p>Calm is a recovered rate, or evidence below half of its limit; a gap without data breaks it.
 * An alert recovers no sooner than the hold after it fired, and resolves no sooner than the hold
 * after that and on a reading: time alone resolves nothing. A reading over the limit within the
 * cool-down after the end re-opens the episode.
 *
 * <p>Guarantee: evidence below its limit never fires, so the rate of false alarms is at most the
 * detector's; two alarms of one lifecycle are at least a hold apart. Constant time and space.
 * Readings have no NaN. Mutable; {@link #snapshot} is the state.
 */
public final class AlertLifecycle {

  private final AlertSettings settings;
  private final AlertDiagram diagram;
  private final AlertMemory now;

  /** The lifecycle in a state. */
  public AlertLifecycle(AlertSettings settings, AlertSnapshot from) {
    this.settings = settings;
    this.diagram = new AlertDiagram(settings);
    this.now = new AlertMemory(from);
  }

  /** The state. */
  public AlertSnapshot snapshot() {
    return now.snapshot();
  }

  /**
   * Takes a reading. One that is older than the newest is counted and changes nothing else.
   *
   * @param around what else there is when it fires or opens an episode
   */
  public Optional<AlertStep> read(AlertReading reading, Surroundings around) {
    if (reading.atMicros() < now.lastReading) {
      now.lateReadings++;
      return Optional.empty();
    }
    boolean newPolicy = now.state.isOpen() && reading.policyVersion() != now.policyVersion;
    now.policyVersion = reading.policyVersion();
    follow(reading);
    AlertDiagram.Move next = diagram.next(now.resume, reading, snapshot());
    AlertState to = next.to().isActive() ? active(around) : next.to();
    if (to != now.state) {
      AlertReason why = to == now.resume ? AlertReason.DATA_RETURNED : next.why();
      return Optional.of(move(to, why, reading.atMicros(), around));
    }
    return newPolicy
        ? Optional.of(step(AlertReason.POLICY_CHANGED, reading.atMicros()))
        : Optional.empty();
  }

  private void follow(AlertReading reading) {
    boolean gap = now.state == AlertState.NO_DATA || reading.atMicros() > noDataAt();
    if (!reading.isCalm()) {
      now.calmSince = OptionalLong.empty();
    } else if (now.calmSince.isEmpty() || gap) {
      now.calmSince = OptionalLong.of(reading.atMicros());
    }
    now.armed |= !reading.isOver();
    now.lastReading = reading.atMicros();
  }

  private AlertState active(Surroundings around) {
    if (!now.resume.isActive()) {
      now.inhibitedBy = around.inhibitedBy();
    }
    return now.inhibitedBy.isPresent() ? AlertState.SUPPRESSED : AlertState.FIRING;
  }

  /** Takes what explains an alarm now, or that nothing does any more. */
  Optional<AlertStep> inhibit(Optional<String> by, long atMicros) {
    if (!now.resume.isActive()) {
      return Optional.empty();
    }
    now.inhibitedBy = by;
    AlertState to = by.isPresent() ? AlertState.SUPPRESSED : AlertState.FIRING;
    if (to == now.resume || now.state == AlertState.NO_DATA) {
      now.resume = to;
      return Optional.empty();
    }
    AlertReason why = by.isPresent() ? AlertReason.INHIBITED : AlertReason.INHIBITION_ENDED;
    return Optional.of(move(to, why, atMicros, Surroundings.NONE));
  }

  /** What event time alone brings about: the end of a silence, no data. */
  List<AlertStep> onTime(long nowMicros) {
    List<AlertStep> steps = new ArrayList<>();
    for (long at = nextEvent(); at <= nowMicros; at = nextEvent()) {
      pass(at).ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<AlertStep> pass(long at) {
    if (now.silencedUntil.equals(OptionalLong.of(at))) {
      now.silencedUntil = OptionalLong.empty();
      return now.state.isOpen()
          ? Optional.of(step(AlertReason.SILENCE_ENDED, at))
          : Optional.empty();
    }
    return Optional.of(move(AlertState.NO_DATA, AlertReason.IDLE, at, Surroundings.NONE));
  }

  private long nextEvent() {
    long silence = now.silencedUntil.orElse(Long.MAX_VALUE);
    return hears() ? Math.min(silence, noDataAt()) : silence;
  }

  /** When {@link #onTime} or {@link #isOver} may have something new to say. */
  OptionalLong nextTime() {
    long next = now.state.isOpen() ? nextEvent() : Math.min(nextEvent(), overAt());
    return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** Whether nothing of this is needed any more but the number of its episode. */
  boolean isOver(long nowMicros) {
    return !now.state.isOpen() && nowMicros >= overAt();
  }

  private long overAt() {
    long cool = now.changedAt + settings.coolDownMicros();
    return now.armed ? cool : Math.max(cool, noDataAt());
  }

  private boolean hears() {
    return now.state.isOpen() && now.state != AlertState.NO_DATA;
  }

  private long noDataAt() {
    return now.lastReading + settings.noDataMicros();
  }

  /** Somebody takes an open alert on. */
  Optional<AlertStep> acknowledge(String by, long atMicros) {
    if (!now.state.isOpen() || now.acknowledgedBy.equals(Optional.of(by))) {
      return Optional.empty();
    }
    now.acknowledgedBy = Optional.of(by);
    return Optional.of(step(AlertReason.ACKNOWLEDGED, atMicros));
  }

  /** An open alert is not to be paged until a moment; one that has passed ends a silence. */
  Optional<AlertStep> silence(long untilMicros, long atMicros) {
    OptionalLong until =
        untilMicros > atMicros ? OptionalLong.of(untilMicros) : OptionalLong.empty();
    if (!now.state.isOpen() || now.silencedUntil.equals(until)) {
      return Optional.empty();
    }
    now.silencedUntil = until;
    AlertReason why = until.isPresent() ? AlertReason.SILENCED : AlertReason.SILENCE_ENDED;
    return Optional.of(step(why, atMicros));
  }

  /** Somebody declares an open alert over. */
  Optional<AlertStep> rearm(long atMicros) {
    if (!now.state.isOpen()) {
      return Optional.empty();
    }
    AlertState closed = now.fired ? AlertState.RESOLVED : AlertState.INACTIVE;
    return Optional.of(move(closed, AlertReason.REARMED, atMicros, Surroundings.NONE));
  }

  private AlertStep move(AlertState to, AlertReason why, long at, Surroundings around) {
    if (!now.state.isOpen()) {
      open(at, around);
    }
    AlertReason reason = to.isActive() && !now.resume.isActive() ? fire(why, at) : why;
    AlertState from = now.state;
    now.state = to;
    if (to != AlertState.NO_DATA) {
      now.resume = to;
      now.changedAt = at;
    }
    if (!now.resume.isActive()) {
      now.inhibitedBy = Optional.empty();
    }
    return now.step(reason, from, at);
  }

  private void open(long at, Surroundings around) {
    now.silencedUntil = around.silencedUntil(at);
    boolean sameEpisode = now.sequence >= 0 && at - now.changedAt < settings.coolDownMicros();
    if (!sameEpisode) {
      now.episode++;
      now.sequence = -1;
      now.fired = false;
      now.flaps = 0;
      now.acknowledgedBy = Optional.empty();
      now.startsAt = at;
    }
  }

  private AlertReason fire(AlertReason why, long at) {
    now.armed = false;
    if (!now.fired) {
      now.fired = true;
      now.startsAt = at;
      return why;
    }
    if (now.resume == AlertState.RECOVERING) {
      return why;
    }
    now.flaps++;
    now.acknowledgedBy = Optional.empty();
    return AlertReason.REOPENED;
  }

  private AlertStep step(AlertReason why, long at) {
    return now.step(why, now.state, at);
  }
}
