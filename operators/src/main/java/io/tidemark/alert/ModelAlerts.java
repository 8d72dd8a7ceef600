// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import io.tidemark.policy.RollupKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The alerts of one model: a lifecycle for each rollup, detector and target, and what they mean to
 * each other. An alarm is suppressed while a coarser rollup has one by the same detector for the
 * same target that is not resolved yet.
 *
 * <p>A reading is O(ancestors); one that starts or ends the alarm of a rollup, and every step of
 * time, is linear in the alerts that are kept. Kept are alerts from their first step to the end of
 * the cool-down, and silences. Episode numbers go on from the largest that was forgotten, so that
 * no id comes twice.
 */
public final class ModelAlerts {

  private static final Comparator<AlertSnapshot> ORDER =
      Comparator.<AlertSnapshot>comparingInt(s -> depth(s.identity()))
          .thenComparing(s -> s.identity().rollup())
          .thenComparing(s -> s.identity().monitor())
          .thenComparingDouble(s -> s.identity().target().orElse(0));

  private final AlertSettings settings;
  private final AlertStore store;

  /** The alerts in a store. */
  public ModelAlerts(AlertSettings settings, AlertStore store) {
    this.settings = settings;
    this.store = store;
  }

  /**
   * Takes the reading of a detector.
   *
   * @param ancestors coarser rollups of the identity's, coarsest first
   */
  public List<AlertStep> read(
      AlertIdentity identity, List<String> ancestors, AlertReading reading) {
    AlertSnapshot before =
        store
            .find(identity)
            .orElseGet(() -> AlertSnapshot.quiet(identity, store.forgottenEpisodes()));
    AlertLifecycle lifecycle = new AlertLifecycle(settings, before);
    List<AlertStep> steps = new ArrayList<>();
    lifecycle.read(reading, around(identity, ancestors, reading)).ifPresent(steps::add);
    AlertSnapshot after = lifecycle.snapshot();
    if (after.sequence() >= 0) {
      store.put(after);
    }
    if (explains(before) != explains(after)) {
      steps.addAll(inhibit(identity, reading.atMicros()));
    }
    return steps;
  }

  private Surroundings around(
      AlertIdentity identity, List<String> ancestors, AlertReading reading) {
    if (reading.isLow()) {
      return Surroundings.NONE;
    }
    Optional<String> inhibitor =
        ancestors.stream()
            .map(identity::on)
            .flatMap(ancestor -> store.find(ancestor).filter(ModelAlerts::explains).stream())
            .findFirst()
            .map(AlertSnapshot::fingerprint);
    OptionalLong silenced =
        store.silences().stream()
            .filter(silence -> silence.covers(identity))
            .mapToLong(Silence::untilMicros)
            .max();
    return new Surroundings(inhibitor, silenced);
  }

  /** Whether an alarm is on, so that alarms of finer rollups are no news. */
  private static boolean explains(AlertSnapshot alert) {
    return alert.resume().isActive() || alert.resume() == AlertState.RECOVERING;
  }

  private List<AlertStep> inhibit(AlertIdentity changed, long atMicros) {
    List<AlertSnapshot> all = sorted();
    List<AlertSnapshot> explaining = all.stream().filter(ModelAlerts::explains).toList();
    List<AlertStep> steps = new ArrayList<>();
    for (AlertSnapshot alert : all) {
      if (alert.resume().isActive() && changed.isAncestorOf(alert.identity())) {
        Optional<String> by = explanation(alert.identity(), explaining);
        steps.addAll(on(alert, lifecycle -> lifecycle.inhibit(by, atMicros).stream().toList()));
      }
    }
    return steps;
  }

  private static Optional<String> explanation(
      AlertIdentity identity, List<AlertSnapshot> explaining) {
    int depth = depth(identity);
    return explaining.stream()
        .takeWhile(coarser -> depth(coarser.identity()) < depth)
        .filter(coarser -> coarser.identity().isAncestorOf(identity))
        .findFirst()
        .map(AlertSnapshot::fingerprint);
  }

  /** What event time alone brings about, in the order of the alerts. */
  public List<AlertStep> onTime(long nowMicros) {
    List<AlertStep> steps = new ArrayList<>();
    for (AlertSnapshot alert : sorted()) {
      steps.addAll(on(alert, lifecycle -> lifecycle.onTime(nowMicros)));
      forgetWhenOver(alert.identity(), nowMicros);
    }
    store.silences().stream()
        .filter(silence -> silence.untilMicros() <= nowMicros)
        .toList()
        .forEach(store::remove);
    return steps;
  }

  private void forgetWhenOver(AlertIdentity identity, long nowMicros) {
    AlertSnapshot alert = store.find(identity).orElseThrow();
    if (new AlertLifecycle(settings, alert).isOver(nowMicros)) {
      store.forgottenEpisodes(Math.max(store.forgottenEpisodes(), alert.episode()));
      store.remove(identity);
    }
  }

  /** When {@link #onTime} may have something to do; empty when nothing is kept. */
  public OptionalLong nextTime() {
    return LongStream.concat(
            store.all().stream()
                .map(alert -> new AlertLifecycle(settings, alert).nextTime())
                .flatMapToLong(OptionalLong::stream),
            store.silences().stream().mapToLong(Silence::untilMicros))
        .min();
  }

  /**
   * Somebody takes an alert on. Another episode than the alert's is no longer news, and ignored.
   *
   * @param atMicros event time
   */
  public List<AlertStep> acknowledge(String fingerprint, long episode, String by, long atMicros) {
    return command(fingerprint, episode, lifecycle -> lifecycle.acknowledge(by, atMicros));
  }

  /** Somebody declares an alert over; alerts that it explained page for themselves again. */
  public List<AlertStep> rearm(String fingerprint, long episode, long atMicros) {
    List<AlertStep> steps =
        new ArrayList<>(command(fingerprint, episode, lifecycle -> lifecycle.rearm(atMicros)));
    if (!steps.isEmpty()) {
      steps.addAll(inhibit(steps.get(0).identity(), atMicros));
    }
    return steps;
  }

  private List<AlertStep> command(
      String fingerprint, long episode, Function<AlertLifecycle, Optional<AlertStep>> change) {
    return store.all().stream()
        .filter(alert -> alert.fingerprint().equals(fingerprint))
        .filter(alert -> alert.episode() == episode)
        .flatMap(
            alert -> on(alert, lifecycle -> change.apply(lifecycle).stream().toList()).stream())
        .toList();
  }

  /** Silences alerts; one that ends no later than now lifts the silence of its scope. */
  public List<AlertStep> silence(Silence silence, long atMicros) {
    if (silence.untilMicros() > atMicros) {
      store.put(silence);
    } else {
      store.remove(silence);
    }
    List<AlertStep> steps = new ArrayList<>();
    for (AlertSnapshot alert : sorted()) {
      if (silence.covers(alert.identity())) {
        steps.addAll(on(alert, l -> l.silence(silence.untilMicros(), atMicros).stream().toList()));
      }
    }
    return steps;
  }

  private List<AlertStep> on(
      AlertSnapshot alert, Function<AlertLifecycle, List<AlertStep>> change) {
    AlertLifecycle lifecycle = new AlertLifecycle(settings, alert);
    List<AlertStep> steps = change.apply(lifecycle);
    store.put(lifecycle.snapshot());
    return steps;
  }

  private List<AlertSnapshot> sorted() {
    return store.all().stream().sorted(ORDER).toList();
  }

  private static int depth(AlertIdentity identity) {
    return RollupKey.parse(identity.rollup()).dimensions().size();
  }
}
